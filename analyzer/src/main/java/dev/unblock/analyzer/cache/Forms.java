package dev.unblock.analyzer.cache;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds the form of each type: of records from their components, of sealed interfaces from those that are permitted. */
final class Forms {

    private static final Map<Type, Form> SIMPLE = Map.of(
            String.class, SimpleForms.TEXT,
            int.class, SimpleForms.NUMBER,
            Integer.class, SimpleForms.NUMBER,
            boolean.class, SimpleForms.FLAG,
            long.class, SimpleForms.LONG,
            Long.class, SimpleForms.LONG,
            double.class, SimpleForms.DOUBLE,
            Double.class, SimpleForms.DOUBLE,
            Path.class, SimpleForms.PATH,
            Charset.class, SimpleForms.CHARSET);

    private final Map<Type, Form> known = new HashMap<>();

    Form of(Type type) {
        Form form = known.get(type);
        if (form == null) {
            Later later = new Later();
            known.put(type, later);
            form = make(type);
            later.is(form);
            known.put(type, form);
        }
        return form;
    }

    private Form make(Type type) {
        if (type instanceof ParameterizedType generic) {
            return generic(generic);
        }
        Form simple = SIMPLE.get(type);
        return simple == null ? made((Class<?>) type) : simple;
    }

    private Form made(Class<?> type) {
        if (type.isEnum()) {
            return SimpleForms.oneOf(type.getEnumConstants());
        }
        if (type.isSealed()) {
            return new SealedForm(Arrays.stream(type.getPermittedSubclasses())
                    .collect(LinkedHashMap::new, (forms, each) -> forms.put(each, of(each)), Map::putAll));
        }
        if (type.isRecord()) {
            return isOfTexts(type) ? new TextsForm(type) : new RecordForm(type, components(type));
        }
        throw new IllegalArgumentException("no form for " + type);
    }

    private Form generic(ParameterizedType type) {
        Type[] arguments = type.getActualTypeArguments();
        Type raw = type.getRawType();
        if (raw == List.class) {
            return SimpleForms.list(of(arguments[0]));
        }
        if (raw == Set.class) {
            return SimpleForms.set(of(arguments[0]));
        }
        if (raw == Optional.class) {
            return SimpleForms.optional(of(arguments[0]));
        }
        if (raw == Map.class) {
            return SimpleForms.map(of(arguments[0]), of(arguments[1]));
        }
        throw new IllegalArgumentException("no form for " + type);
    }

    /** Such as names of methods, which are met again and again. */
    private static boolean isOfTexts(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        return components.length > 1
                && Stream.of(components).allMatch(component -> component.getType() == String.class);
    }

    private Form[] components(Class<?> type) {
        return Stream.of(type.getRecordComponents())
                .map(component -> component(component.getGenericType(), type))
                .toArray(Form[]::new);
    }

    private Form component(Type component, Class<?> holder) {
        if (component instanceof ParameterizedType map
                && map.getRawType() == Map.class
                && map.getActualTypeArguments()[1] == Object.class) {
            return SimpleForms.map(of(map.getActualTypeArguments()[0]), new TaggedForm(holder, of(holder)));
        }
        return of(component);
    }

    /** Stands for a form that is being made: values hold values. */
    private static final class Later implements Form {

        private Form form = this;

        void is(Form made) {
            form = made;
        }

        @Override
        public void write(Object value, ByteSink out, Texts texts) {
            form.write(value, out, texts);
        }

        @Override
        public Object read(ByteSource in, Texts texts) {
            return form.read(in, texts);
        }
    }
}
