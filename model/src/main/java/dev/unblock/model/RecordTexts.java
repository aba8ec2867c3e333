package dev.unblock.model;

import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Writes records anew with other texts, all the way down: through records, lists, sets, optional values and the values of
 * maps. What holds no such text stays the same object.
 */
public final class RecordTexts {

    private final Change change;

    public RecordTexts(Change change) {
        this.change = change;
    }

    /** Gives the text to stand in the place of another. */
    public interface Change {

        /**
         * The new text, or the same.
         *
         * @param holder the record it is in, as it was
         * @param component of that record; what is in its collections goes by its name
         */
        String text(Record holder, String component, String text);
    }

    /** The same record with the changed texts. */
    @SuppressWarnings("unchecked")
    public <T extends Record> T in(T holder) {
        return (T) changed(holder);
    }

    private Record changed(Record holder) {
        RecordComponent[] components = Shapes.of(holder.getClass());
        Object[] values = new Object[components.length];
        boolean same = true;
        for (int i = 0; i < components.length; i++) {
            Object before = Shapes.value(components[i], holder);
            values[i] = changed(holder, components[i].getName(), before);
            same &= values[i] == before;
        }
        return same ? holder : Shapes.made(holder.getClass(), values);
    }

    private Object changed(Record holder, String component, Object value) {
        if (value instanceof String text) {
            String other = change.text(holder, component, text);
            return other.equals(text) ? text : other;
        }
        if (value instanceof Record inner) {
            return changed(inner);
        }
        if (value instanceof Optional<?> optional) {
            return optional.isEmpty() ? optional : optional(holder, component, optional);
        }
        if (value instanceof Set<?> set) {
            Collection<Object> others = new LinkedHashSet<>();
            return eachIn(holder, component, set, others) ? set : others;
        }
        if (value instanceof List<?> list) {
            Collection<Object> others = new ArrayList<>();
            return eachIn(holder, component, list, others) ? list : others;
        }
        return value instanceof Map<?, ?> map ? map(holder, component, map) : value;
    }

    private Object optional(Record holder, String component, Optional<?> optional) {
        Object before = optional.get();
        Object after = changed(holder, component, before);
        return after == before ? optional : Optional.of(after);
    }

    /** Whether all stayed the same. */
    private boolean eachIn(Record holder, String component, Collection<?> values, Collection<Object> others) {
        boolean same = true;
        for (Object before : values) {
            Object after = changed(holder, component, before);
            others.add(after);
            same &= after == before;
        }
        return same;
    }

    private Object map(Record holder, String component, Map<?, ?> map) {
        Map<Object, Object> others = new LinkedHashMap<>();
        boolean same = true;
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            Object after = changed(holder, component, entry.getValue());
            others.put(entry.getKey(), after);
            same &= after == entry.getValue();
        }
        return same ? map : others;
    }

    /** What records are made of. */
    private static final class Shapes {

        private static final ClassValue<RecordComponent[]> COMPONENTS = new ClassValue<>() {
            @Override
            protected RecordComponent[] computeValue(Class<?> type) {
                RecordComponent[] components = type.getRecordComponents();
                Arrays.stream(components).forEach(one -> one.getAccessor().setAccessible(true));
                return components;
            }
        };

        private static final ClassValue<Constructor<?>> CONSTRUCTORS = new ClassValue<>() {
            @Override
            protected Constructor<?> computeValue(Class<?> type) {
                Class<?>[] types = Arrays.stream(COMPONENTS.get(type))
                        .map(RecordComponent::getType)
                        .toArray(Class<?>[]::new);
                try {
                    Constructor<?> canonical = type.getDeclaredConstructor(types);
                    ((AccessibleObject) canonical).setAccessible(true);
                    return canonical;
                } catch (NoSuchMethodException e) {
                    throw new IllegalStateException("every record has its canonical constructor: " + type, e);
                }
            }
        };

        static RecordComponent[] of(Class<?> type) {
            return COMPONENTS.get(type);
        }

        static Object value(RecordComponent component, Record holder) {
            try {
                return component.getAccessor().invoke(holder);
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(component + " was made accessible", e);
            } catch (InvocationTargetException e) {
                throw new IllegalStateException(component + " only reads", e);
            }
        }

        static Record made(Class<?> type, Object[] values) {
            try {
                return (Record) CONSTRUCTORS.get(type).newInstance(values);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("a record was made of such values before: " + type, e);
            }
        }
    }
}
