package dev.unblock.reports.html;

import dev.unblock.reports.text.Visible;
import java.util.Locale;

/** Writes SVG elements one after the other; colours come from the page's style sheet by class. */
final class Svg {

    private final StringBuilder out = new StringBuilder();

    /** Opens a drawing that screen readers announce as one picture. */
    Svg(int width, int height, String description) {
        out.append("<svg viewBox=\"0 0 ").append(width).append(' ').append(height);
        out.append("\" role=\"img\" aria-label=\"").append(escaped(description)).append("\">");
    }

    private Svg(String size, String description) {
        out.append("<svg class=\"picture\" ").append(size);
        out.append(" role=\"img\" aria-label=\"").append(escaped(description)).append("\">");
    }

    /** One that is never stretched, so that its text keeps the size of the text around it. */
    static Svg ofNaturalSize(int width, int height, String description) {
        return new Svg(
                "width=\"" + width + "\" height=\"" + height + "\" viewBox=\"0 0 " + width + " " + height + "\"",
                description);
    }

    /** A rectangle with round corners. */
    Svg box(String styleClass, double x, double y, double width, double height) {
        out.append("<rect rx=\"5\" class=\"").append(styleClass).append('"');
        return number("x", x)
                .number("y", y)
                .number("width", width)
                .number("height", height)
                .close();
    }

    /** A line that leaves and arrives level. */
    Svg curve(String styleClass, double x1, double y1, double x2, double y2) {
        double half = (x1 + x2) / 2;
        out.append("<path class=\"").append(styleClass).append("\" d=\"M").append(point(x1, y1));
        out.append('C').append(point(half, y1)).append(' ').append(point(half, y2));
        out.append(' ').append(point(x2, y2)).append('"');
        return close();
    }

    Svg rectangle(String styleClass, double x, double y, double width, double height) {
        out.append("<rect class=\"").append(styleClass).append('"');
        return number("x", x)
                .number("y", y)
                .number("width", width)
                .number("height", height)
                .close();
    }

    Svg line(String styleClass, double x1, double y1, double x2, double y2) {
        out.append("<line class=\"").append(styleClass).append('"');
        return number("x1", x1)
                .number("y1", y1)
                .number("x2", x2)
                .number("y2", y2)
                .close();
    }

    /** A small square on its corner around a point. */
    Svg diamond(String styleClass, double x, double y, double radius) {
        out.append("<path class=\"").append(styleClass).append("\" d=\"M");
        out.append(point(x, y - radius))
                .append('L')
                .append(point(x + radius, y))
                .append('L');
        out.append(point(x, y + radius))
                .append('L')
                .append(point(x - radius, y))
                .append("Z\"");
        return close();
    }

    /** A circle that tells its title to a pointer that rests on it. */
    Svg circle(String styleClass, double x, double y, double radius, String title) {
        out.append("<circle class=\"").append(styleClass).append('"');
        number("cx", x).number("cy", y).number("r", radius);
        out.append("><title>").append(escaped(title)).append("</title></circle>");
        return this;
    }

    Svg text(String styleClass, double x, double y, String text) {
        out.append("<text class=\"").append(styleClass).append('"');
        number("x", x).number("y", y);
        out.append('>').append(escaped(text)).append("</text>");
        return this;
    }

    @Override
    public String toString() {
        return out + "</svg>";
    }

    private Svg number(String name, double value) {
        out.append(' ').append(name).append("=\"").append(plain(value)).append('"');
        return this;
    }

    private Svg close() {
        out.append("/>");
        return this;
    }

    private static String point(double x, double y) {
        return plain(x) + " " + plain(y);
    }

    private static String plain(double value) {
        String text = String.format(Locale.ROOT, "%.1f", value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    /** Text of others, safe between tags and in quoted attributes. */
    static String escaped(String text) {
        return Visible.line(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
