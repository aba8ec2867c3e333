package com.tripdesk.common;

import java.text.ParseException;
import java.text.SimpleDateFormat;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Date;

public final class Dates {

    private static final SimpleDateFormat STAMP = new SimpleDateFormat("yyyy-MM-dd HH:mm");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd");
    private static final DateTimeFormatter COMPACT = DateTimeFormatter.ofPattern("yyyyMMdd");

    private Dates() {
    }

    public static String stamp(Date date) {
        return STAMP.format(date);
    }

    public static Date parseStamp(String text) {
        try {
            return STAMP.parse(text);
        } catch (ParseException e) {
            throw new BadRequestException("not a date: " + text);
        }
    }

    public static String day(LocalDate date) {
        return DAY.format(date);
    }

    public static String compact(LocalDateTime date) {
        return COMPACT.format(date);
    }

    public static String rfcStamp(Date date) {
        SimpleDateFormat format = new SimpleDateFormat("EEE, dd MMM yyyy HH:mm:ss", java.util.Locale.ENGLISH);
        return format.format(date);
    }
}
