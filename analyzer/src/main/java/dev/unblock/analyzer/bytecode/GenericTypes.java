package dev.unblock.analyzer.bytecode;

import java.util.function.Consumer;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.signature.SignatureReader;
import org.objectweb.asm.signature.SignatureVisitor;

/** Writes a method's return type with its type arguments, from the class file's Signature attribute. */
final class GenericTypes extends SignatureVisitor {

    private String returnType = "";

    private GenericTypes() {
        super(Opcodes.ASM9);
    }

    static String returnType(String signature) {
        GenericTypes reader = new GenericTypes();
        new SignatureReader(signature).accept(reader);
        return reader.returnType;
    }

    @Override
    public SignatureVisitor visitReturnType() {
        return new Written(type -> returnType = type);
    }

    /** One type, handed on as text when it is complete. */
    private static final class Written extends SignatureVisitor {

        private final Consumer<String> done;
        private final StringBuilder text = new StringBuilder();
        private boolean inArguments;

        Written(Consumer<String> done) {
            super(Opcodes.ASM9);
            this.done = done;
        }

        @Override
        public void visitBaseType(char descriptor) {
            done.accept(Type.getType(String.valueOf(descriptor)).getClassName());
        }

        @Override
        public void visitTypeVariable(String name) {
            done.accept(name);
        }

        @Override
        public SignatureVisitor visitArrayType() {
            return new Written(type -> done.accept(type + "[]"));
        }

        @Override
        public void visitClassType(String name) {
            text.append(Names.dots(name));
        }

        @Override
        public void visitInnerClassType(String name) {
            closeArguments();
            text.append('$').append(name);
        }

        @Override
        public void visitTypeArgument() {
            argument("?");
        }

        @Override
        public SignatureVisitor visitTypeArgument(char wildcard) {
            String prefix = wildcard == EXTENDS ? "? extends " : wildcard == SUPER ? "? super " : "";
            return new Written(type -> argument(prefix + type));
        }

        @Override
        public void visitEnd() {
            closeArguments();
            done.accept(text.toString());
        }

        private void argument(String type) {
            text.append(inArguments ? ", " : "<").append(type);
            inArguments = true;
        }

        private void closeArguments() {
            if (inArguments) {
                text.append('>');
                inArguments = false;
            }
        }
    }
}
