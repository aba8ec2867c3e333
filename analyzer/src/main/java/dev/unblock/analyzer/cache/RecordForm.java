package dev.unblock.analyzer.cache;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.stream.Stream;

/** A record: its components, in order. */
final class RecordForm implements Form {

    private final Form[] components;
    private final MethodHandle[] accessors;
    private final MethodHandle constructor;

    RecordForm(Class<?> type, Form[] components) {
        this.components = components.clone();
        this.accessors = accessors(type);
        this.constructor = constructor(type);
    }

    static MethodHandle[] accessors(Class<?> type) {
        return Stream.of(type.getRecordComponents()).map(RecordForm::accessor).toArray(MethodHandle[]::new);
    }

    private static MethodHandle accessor(RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return MethodHandles.lookup()
                    .unreflect(component.getAccessor())
                    .asType(MethodType.methodType(Object.class, Object.class));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(component + " was made accessible", e);
        }
    }

    static MethodHandle constructor(Class<?> type) {
        Class<?>[] types = Stream.of(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            Constructor<?> canonical = type.getDeclaredConstructor(types);
            ((AccessibleObject) canonical).setAccessible(true);
            return MethodHandles.lookup()
                    .unreflectConstructor(canonical)
                    .asSpreader(Object[].class, types.length)
                    .asType(MethodType.methodType(Object.class, Object[].class));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("every record has its canonical constructor: " + type, e);
        }
    }

    static Object invoke(MethodHandle handle, Object argument) {
        try {
            return (Object) handle.invokeExact(argument);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("components of facts declare no exceptions", e);
        }
    }

    static Object invoke(MethodHandle constructor, Object[] arguments) {
        try {
            return (Object) constructor.invokeExact(arguments);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("constructors of facts declare no exceptions", e);
        }
    }

    @Override
    public void write(Object value, ByteSink out, Texts texts) {
        for (int i = 0; i < components.length; i++) {
            components[i].write(invoke(accessors[i], value), out, texts);
        }
    }

    @Override
    public Object read(ByteSource in, Texts texts) {
        Object[] values = new Object[components.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = components[i].read(in, texts);
        }
        return invoke(constructor, values);
    }
}
