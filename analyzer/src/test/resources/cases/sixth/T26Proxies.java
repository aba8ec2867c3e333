package t6.b26;

import jakarta.ejb.Asynchronous;
import jakarta.ejb.Stateless;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

class T26Proxies {

    /** SonarJava S6809: methods with Spring proxies should not be called via this. */
    @Service
    static class Self {
        @Autowired
        @Lazy
        private Self self;
        @Autowired
        private Other other;

        public void m1() {
            a(); // BAD hygiene_self_invocation
        }

        public void m2() {
            this.a(); // BAD hygiene_self_invocation
        }

        public void m3() {
            self.a(); // OK hygiene_self_invocation
        }

        public void m4() {
            other.a();
        }

        @Async
        public void a() {
            System.out.println("a");
        }

        @Cacheable("c")
        public String c(String k) {
            return k;
        }

        public List<String> m5(List<String> l) {
            return l.stream().map(this::c).toList(); // BAD hygiene_self_invocation
        }

        public void m6(List<Runnable> l) {
            l.forEach(r -> tx()); // BAD hygiene_self_invocation
        }

        @Transactional
        public void tx() {
            plain(); // OK hygiene_self_invocation
        }

        private void plain() {
            System.out.println("p");
        }
    }

    @Service
    static class Other {
        @Async
        public void a() {
            System.out.println("o");
        }

        @Async
        public CompletableFuture<String> b() {
            return CompletableFuture.completedFuture("b");
        }

        public CompletableFuture<Integer> m1() {
            return b().thenApply(String::length); // BAD hygiene_self_invocation
        }
    }

    /** S6809: the proxied method is inherited. */
    static abstract class Base {
        @Async
        public void run1() {
            System.out.println("1");
        }
    }

    @Component
    static class Sub extends Base {
        public void m1() {
            run1(); // BAD hygiene_self_invocation
        }

        public void m2(Sub s) {
            s.run1(); // OK hygiene_self_invocation
        }
    }

    /** SonarJava S2229: incompatible propagation called on this; fb-contrib JPAI_NON_PROXIED_TRANSACTION_CALL. */
    @Service
    static class Tx {
        @Autowired
        private TransactionTemplate tt;

        public void none() {
            req(); // BAD hygiene_self_invocation
        }

        @Transactional
        public void req() {
            neu(); // BAD hygiene_self_invocation
        }

        @Transactional(propagation = Propagation.REQUIRES_NEW)
        public void neu() {
            sup();
        }

        @Transactional(propagation = Propagation.SUPPORTS)
        public void sup() {
            System.out.println("s");
        }

        public void prog() {
            tt.executeWithoutResult(s -> System.out.println(s));
        }
    }

    /** SonarJava S2230, fb-contrib JPAI_TRANSACTION_ON_NON_PUBLIC_METHOD: annotated methods the proxy cannot override. */
    @Service
    static class Vis {
        @Transactional
        private void m1() { // BAD hygiene_nonpublic_proxy
            System.out.println("1");
        }

        @Transactional
        public void m3() { // OK hygiene_nonpublic_proxy
            m1();
        }

        @Async
        public static void m4() { // BAD hygiene_nonpublic_proxy
            System.out.println("4");
        }

        @Transactional
        public final void m5() { // BAD hygiene_nonpublic_proxy
            System.out.println("5");
        }

        @Scheduled(fixedDelay = 10)
        private void m6() { // OK hygiene_nonpublic_proxy
            System.out.println("6");
        }
    }

    /** SonarJava S6810: @Async methods should return void or a Future. */
    @Service
    static class Ret {
        @Async
        public String m1() { // BAD hygiene_async_return
            return "x";
        }

        @Async
        public Future<String> m2() {
            return CompletableFuture.completedFuture("x");
        }

        @Async
        public List<CompletableFuture<String>> m3() { // BAD hygiene_async_return
            return List.of();
        }

        @Async("pool")
        public CompletableFuture<Void> m4() { // OK hygiene_async_return
            return CompletableFuture.completedFuture(null);
        }

        @Async
        public void m6() {
            System.out.println("6");
        }
    }

    /** S6810 on class level. */
    @Async
    @Component
    static class Ret2 {
        public boolean m1() { // BAD hygiene_async_return
            return true;
        }

        public void m2() {
            System.out.println("2");
        }
    }

    /** SonarJava S6817: no @Async in a @Configuration class. */
    @Configuration
    @EnableAsync
    static class Cfg {
        @Async
        public void m1() { // BAD hygiene_async_config
            System.out.println("1");
        }

        @Bean
        public Other m2() { // OK hygiene_async_config
            return new Other();
        }
    }

    /** EJB: @Asynchronous has to go through the container too. */
    @Stateless
    static class Ejb {
        @Asynchronous
        public void m1() {
            System.out.println("1");
        }

        public void m2() {
            m1(); // BAD hygiene_self_invocation
        }
    }

    /** Not a bean made by Spring: no proxy at all. */
    static class Plain {
        void m2(Other o) {
            o.a();
        }
    }
}
