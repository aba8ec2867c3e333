package dev.unblock.analyzer.cache;

import java.util.List;

/** A value of an annotation: text, number, flag, list of these or another annotation. Which, then the value. */
final class TaggedForm implements Form {

    private static final List<Class<?>> NUMBERS =
            List.of(Integer.class, Long.class, Short.class, Byte.class, Double.class, Float.class, Character.class);
    private static final int TEXT = 10;
    private static final int YES = 11;
    private static final int NO = 12;
    private static final int LIST = 13;
    private static final int NESTED = 14;

    private final Form list = SimpleForms.list(this);
    private final Class<?> holder;
    private final Form nested;

    /** @param holder the record whose component it is: values can be such records again */
    TaggedForm(Class<?> holder, Form nested) {
        this.holder = holder;
        this.nested = nested;
    }

    @Override
    public void write(Object value, ByteSink out, Texts texts) {
        if (value instanceof String) {
            out.octet(TEXT);
            SimpleForms.TEXT.write(value, out, texts);
        } else if (value instanceof Boolean yes) {
            out.octet(yes ? YES : NO);
        } else if (value instanceof List<?>) {
            out.octet(LIST);
            list.write(value, out, texts);
        } else if (holder.isInstance(value)) {
            out.octet(NESTED);
            nested.write(value, out, texts);
        } else if (NUMBERS.contains(value.getClass())) {
            out.octet(NUMBERS.indexOf(value.getClass()));
            SimpleForms.TEXT.write(value.toString(), out, texts);
        } else {
            throw new IllegalArgumentException("no form for " + value.getClass());
        }
    }

    @Override
    public Object read(ByteSource in, Texts texts) {
        int tag = in.octet();
        return switch (tag) {
            case TEXT -> SimpleForms.TEXT.read(in, texts);
            case YES -> true;
            case NO -> false;
            case LIST -> list.read(in, texts);
            case NESTED -> nested.read(in, texts);
            default -> number(tag, (String) SimpleForms.TEXT.read(in, texts));
        };
    }

    private static Object number(int tag, String text) {
        return switch (tag) {
            case 0 -> Integer.valueOf(text);
            case 1 -> Long.valueOf(text);
            case 2 -> Short.valueOf(text);
            case 3 -> Byte.valueOf(text);
            case 4 -> Double.valueOf(text);
            case 5 -> Float.valueOf(text);
            case 6 -> text.charAt(0);
            default -> throw new IllegalArgumentException("no value is of kind " + tag);
        };
    }
}
