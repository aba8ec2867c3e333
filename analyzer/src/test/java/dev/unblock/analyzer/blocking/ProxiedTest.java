package dev.unblock.analyzer.blocking;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Interfaces without code are sinks by what makes their proxies. */
final class ProxiedTest {

    @Test
    void knowsTheMappersOfAScannedPackage() {
        check("""
                package com.shop.service;
                class Orders {
                    private com.shop.mapper.OrderMapper mapper;
                    private com.shop.mapper.own.ItemMapper items;
                    private com.shop.mapping.Names names;
                    private com.shop.mapper.Codes codes;
                    void all() {
                        mapper.selectById(1L); // waits jdbc
                        items.count(); // waits jdbc
                        names.of("x");
                        codes.of("x");
                    }
                }
                package com.shop.mapper;
                public interface OrderMapper { String selectById(long id); }
                package com.shop.mapper.own;
                public interface ItemMapper { int count(); }
                package com.shop.mapper;
                public interface Codes { String of(String name); }
                package com.shop.other;
                class FixedCodes implements com.shop.mapper.Codes {
                    public String of(String name) { return name; }
                }
                package com.shop.mapping;
                public interface Names { String of(String name); }
                package com.shop.config;
                @org.mybatis.spring.annotation.MapperScan({"com.shop.mapper", "com.shop.dao"})
                class Config { }
                package org.mybatis.spring.annotation;
                public @interface MapperScan { String[] value() default {}; }
                """);
    }

    @Test
    void asksManagedBeansOfOtherProcesses() {
        check("""
                package com.shop.admin;
                class Nodes {
                    private final NodeMBean node;
                    private final CacheMBean cache;
                    Nodes(javax.management.MBeanServerConnection remote, javax.management.ObjectName name) {
                        node = javax.management.JMX.newMBeanProxy(remote, name, NodeMBean.class);
                        cache = javax.management.JMX.newMBeanProxy(
                                java.lang.management.ManagementFactory.getPlatformMBeanServer(), name, CacheMBean.class);
                    }
                    int all() {
                        return node.load() // waits socket
                                + cache.size();
                    }
                }
                package com.shop.admin;
                public interface NodeMBean { int load(); }
                package com.shop.admin;
                public interface CacheMBean { int size(); }
                """);
    }

    @Test
    void knowsTheMappersOfPackagesBetween() {
        check("""
                package com.shop.service;
                class Orders {
                    private com.shop.order.mapper.OrderMapper orders;
                    private com.shop.mapper.ItemMapper items;
                    private com.shop.order.mapping.Names names;
                    void all() {
                        orders.selectById(2L); // waits jdbc
                        items.count(); // waits jdbc
                        names.of("y");
                    }
                }
                package com.shop.order.mapper;
                public interface OrderMapper { String selectById(long id); }
                package com.shop.mapper;
                public interface ItemMapper { int count(); }
                package com.shop.order.mapping;
                public interface Names { String of(String name); }
                package com.shop.config;
                @org.mybatis.spring.annotation.MapperScan("com.shop.**.mapper")
                class Config { }
                package org.mybatis.spring.annotation;
                public @interface MapperScan { String[] value() default {}; }
                """);
    }

    @Test
    void knowsServicesInjectedFromElsewhere() {
        check("""
                package com.shop.service;
                import org.apache.dubbo.config.annotation.DubboReference;
                class Orders {
                    @DubboReference private Stock stock;
                    private final Local local;
                    Orders(Local local) { this.local = local; }
                    void all() {
                        stock.left("x"); // waits http
                        local.left("x");
                    }
                }
                interface Stock { int left(String item); }
                interface Local { int left(String item); }
                package org.apache.dubbo.config.annotation;
                @java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)
                public @interface DubboReference { }
                """);
    }

    @Test
    void knowsMethodsWithAStatement() {
        check("""
                package com.shop;
                import org.apache.ibatis.annotations.*;
                class Orders {
                    private Statements statements;
                    void all() {
                        statements.count(); // waits jdbc
                        statements.name();
                    }
                }
                interface Statements {
                    @Select("select count(*) from orders") int count();
                    default String name() { return "orders"; }
                }
                """);
    }

    private static void check(String source) {
        assertThat(WaitLines.of(source).differences()).isEmpty();
    }
}
