package dev.unblock;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Holds the arrows of docs/architecture.md over every module that the command line is made of. */
@AnalyzeClasses(packages = "dev.unblock", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {

    @ArchTest
    static final ArchRule modulesFollowTheLine = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("model")
            .definedBy("dev.unblock.model..")
            .layer("analyzer")
            .definedBy("dev.unblock.analyzer..")
            .layer("recipes")
            .definedBy("dev.unblock.recipes..")
            .layer("migration")
            .definedBy("dev.unblock.migration..")
            .layer("reports")
            .definedBy("dev.unblock.reports..")
            .layer("cli")
            .definedBy("dev.unblock.cli..")
            .whereLayer("cli")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("migration")
            .mayOnlyBeAccessedByLayers("cli")
            .whereLayer("reports")
            .mayOnlyBeAccessedByLayers("cli")
            .whereLayer("recipes")
            .mayOnlyBeAccessedByLayers("migration")
            .whereLayer("analyzer")
            .mayOnlyBeAccessedByLayers("migration", "cli")
            .whereLayer("model")
            .mayOnlyBeAccessedByLayers("analyzer", "migration", "reports", "cli");

    @ArchTest
    static final ArchRule theDoorUsesTheAnalyzersDoorOnly = noClasses()
            .that()
            .resideInAPackage("dev.unblock.cli..")
            .should()
            .dependOnClassesThat(
                    resideInAPackage("dev.unblock.analyzer..").and(JavaClassIn.notIn("dev.unblock.analyzer")));

    @ArchTest
    static final ArchRule onlyTheSourcePackageReadsTrees = noClasses()
            .that()
            .resideOutsideOfPackage("dev.unblock.analyzer.source..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.github.javaparser..");

    @ArchTest
    static final ArchRule onlyTheBytecodePackageReadsClassFiles = noClasses()
            .that()
            .resideOutsideOfPackage("dev.unblock.analyzer.bytecode..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.objectweb.asm..");

    @ArchTest
    static final ArchRule onlyRecipesSpeakOpenRewrite = noClasses()
            .that()
            .resideOutsideOfPackage("dev.unblock.recipes..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.openrewrite..");

    @ArchTest
    static final ArchRule onlyReportsUseTemplates = noClasses()
            .that()
            .resideOutsideOfPackage("dev.unblock.reports..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("gg.jte..");

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("dev.unblock.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule childrenNeverImportParents =
            classes().that(alwaysTrue()).should(new ChildrenIgnoreParents());

    @ArchTest
    static final ArchRule onlyMainSpeaksToTheConsole = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("dev.unblock.cli.Main")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err");

    @ArchTest
    static final ArchRule namesSayWhatAThingIs = noClasses()
            .that(resideInAnyPackage("dev.unblock.."))
            .should()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Impl")
            .orShould()
            .haveSimpleNameStartingWith("Abstract");
}
