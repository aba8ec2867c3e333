package dev.unblock.analyzer.codebase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.unblock.analyzer.facts.ModuleFact.Call;
import dev.unblock.analyzer.facts.ModuleFact.DeclaredType;
import dev.unblock.analyzer.facts.ModuleFact.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationFilesTest {

    @TempDir
    Path folder;

    private final Problems problems = new Problems(Path.of("."));

    @Test
    void findsBeansOfSpringsXmlWithWhatIsCalledOnThem() throws IOException {
        write("spring/context.xml", """
                <!DOCTYPE beans PUBLIC "-//SPRING//DTD BEAN//EN" "http://www.springframework.org/dtd/spring-beans.dtd">
                <beans xmlns:task="http://www.springframework.org/schema/task">
                  <bean id="jobs" class="com.shop.Jobs" init-method="warmUp">
                    <property name="clock"><bean class="com.shop.Clock"/></property>
                  </bean>
                  <alias name="jobs" alias="work"/>
                  <task:scheduled-tasks><task:scheduled ref="jobs" method="nightly" cron="0 0 * * * *"/></task:scheduled-tasks>
                </beans>
                """);

        assertThat(read())
                .containsExactly(
                        new DeclaredType(
                                Role.BEAN,
                                "com.shop.Jobs",
                                "jobs",
                                Map.of(Call.AT_START, "warmUp", Call.SCHEDULED, "nightly")),
                        new DeclaredType(Role.BEAN, "com.shop.Clock", "", Map.of()));
        assertThat(problems.all()).isEmpty();
    }

    @Test
    void findsServletsAndFiltersOfTheWebApplicationWithTheirPaths() throws IOException {
        write("WEB-INF/web.xml", """
                <web-app>
                  <servlet><servlet-name>cart</servlet-name><servlet-class>com.shop.Cart</servlet-class></servlet>
                  <filter><filter-name>log</filter-name><filter-class>com.shop.Log</filter-class></filter>
                  <listener><listener-class>com.shop.Start</listener-class></listener>
                  <servlet-mapping><servlet-name>cart</servlet-name><url-pattern>/cart/*</url-pattern></servlet-mapping>
                </web-app>
                """);

        assertThat(read())
                .extracting(DeclaredType::role, DeclaredType::type, DeclaredType::name)
                .containsExactly(
                        tuple(Role.LISTENER, "com.shop.Start", ""),
                        tuple(Role.SERVLET, "com.shop.Cart", "/cart/*"),
                        tuple(Role.FILTER, "com.shop.Log", ""));
    }

    @Test
    void findsActionsOfStrutsWithTheirPathsAndMethods() throws IOException {
        write("struts.xml", """
                <struts><package name="shop" namespace="/shop">
                  <action name="home"><result>/home.jsp</result></action>
                  <action name="cart" class="com.shop.Cart"><allowed-methods>execute, save</allowed-methods></action>
                  <action name="drop" class="com.shop.Cart" method="drop"/>
                </package></struts>
                """);

        assertThat(read())
                .containsExactly(
                        new DeclaredType(
                                Role.ACTION, "com.shop.Cart", "/shop/cart", Map.of(Call.AT_REQUEST, "execute")),
                        new DeclaredType(Role.ACTION, "com.shop.Cart", "/shop/cart", Map.of(Call.AT_REQUEST, "save")),
                        new DeclaredType(Role.ACTION, "com.shop.Cart", "/shop/drop", Map.of(Call.AT_REQUEST, "drop")));
        assertThat(problems.all()).isEmpty();
    }

    @Test
    void findsMappersByTheirFilesAndByWhatSpringScans() throws IOException {
        write("mapper/Orders.xml", """
                <!DOCTYPE mapper PUBLIC "-//mybatis.org//DTD Mapper 3.0//EN" "http://mybatis.org/dtd/mybatis-3-mapper.dtd">
                <mapper namespace="com.shop.Orders"><select id="all">select 1</select></mapper>
                """);
        write("spring/data.xml", """
                <beans xmlns:mybatis="http://mybatis.org/schema/mybatis-spring">
                  <mybatis:scan base-package="com.shop.items"/>
                  <bean class="org.mybatis.spring.mapper.MapperScannerConfigurer">
                    <property name="basePackage" value="com.shop.**.dao, com.shop.more"/>
                  </bean>
                </beans>
                """);

        assertThat(read())
                .filteredOn(type -> type.role() == Role.MAPPER)
                .extracting(DeclaredType::type)
                .containsExactly("com.shop.Orders", "com.shop.items", "com.shop.**.dao", "com.shop.more");
    }

    @Test
    void neverLooksUpEntitiesOfStrangers() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "com.shop.Secret");
        write("evil.xml", """
                <!DOCTYPE web-app [<!ENTITY secret SYSTEM "%s">]>
                <web-app><listener><listener-class>&secret;</listener-class></listener></web-app>
                """.formatted(secret.toUri()));

        assertThat(read()).extracting(DeclaredType::type).doesNotContain("com.shop.Secret");
    }

    @Test
    void leavesOtherXmlAloneAndTellsOfWhatIsBroken() throws IOException {
        write("mapper.xml", "<mapper><bean class='com.shop.Not'/></mapper>");
        write("broken.xml", "<beans><bean class='com.shop.Lost'>");

        assertThat(read()).isEmpty();
        assertThat(problems.all()).singleElement().satisfies(told -> assertThat(told.file())
                .endsWith("broken.xml"));
    }

    @Test
    void findsServiceProviders() throws IOException {
        write("META-INF/services/com.shop.Plugin", "# ours\ncom.shop.First\n\ncom.shop.Second # and more\n");

        assertThat(read())
                .containsExactly(
                        new DeclaredType(Role.SERVICE, "com.shop.First", "com.shop.Plugin", Map.of()),
                        new DeclaredType(Role.SERVICE, "com.shop.Second", "com.shop.Plugin", Map.of()));
    }

    @Test
    void namesLibrariesByJarAndByGradleScript() {
        assertThat(Libraries.ofClassPath(
                        List.of(Path.of("/repo/spring-webmvc-6.2.18.jar"), Path.of("/repo/netty-all-4.1.1.Final.jar"))))
                .containsExactly("netty-all", "spring-webmvc");
        assertThat(Libraries.ofGradle("""
                implementation("org.springframework.boot:spring-boot-starter-webflux")
                implementation 'io.netty:netty-all:4.1.1'
                implementation libs.spring.kafka
                implementation group: 'org.springframework', name: 'spring-web', version: "${springVersion}"
                testImplementation 'org.springframework.boot:spring-boot-starter-web'
                """))
                .containsExactly("netty-all", "spring-boot-starter-webflux", "spring-kafka", "spring-web");
    }

    private List<DeclaredType> read() {
        return new ConfigurationFiles(problems).read(folder.resolve("none"), List.of(folder));
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
