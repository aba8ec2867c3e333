package dev.unblock.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unblock.model.Finding;
import dev.unblock.model.Result;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.xml.sax.SAXException;

final class JUnitReportTest {

    private static final Result NOTHING = SampleResult.result().withFindings(List.of());

    @Test
    void hasTheUsualShape() throws Exception {
        validate(text(SampleResult.result()));
        validate(text(HostileResult.result()));
        validate(text(NOTHING));
    }

    @Test
    void theShapeWouldNoticeAMistake() {
        String damaged =
                text(SampleResult.result()).replace("<failure", "<failed").replace("</failure", "</failed");
        assertThatThrownBy(() -> validate(damaged)).isInstanceOf(SAXException.class);
    }

    @Test
    void failsOneTestForEachRuleOfAModule() {
        Document page = xml(SampleResult.result());
        assertThat(page.select("testcase:has(failure)").eachAttr("name"))
                .doesNotHaveDuplicates()
                .contains("ThreadSleep");
        assertThat(page.select("testcase[name=ThreadSleep] failure").text()).contains(".java:", "[high]");
    }

    @Test
    void skipsWhatIsAcceptedOrSilenced() {
        Finding accepted = SampleFindings.rate().withStatus(Finding.Status.BASELINE);
        Document page = xml(SampleResult.result().withFindings(List.of(accepted)));
        assertThat(page.select("skipped").attr("message")).isEqualTo("accepted in the baseline");
        assertThat(page.select("testsuite").attr("failures")).isEqualTo("0");
        assertThat(page.select("testsuite").attr("skipped")).isEqualTo("1");
    }

    @Test
    void passesOneTestWhereNothingIsFound() {
        Document page = xml(NOTHING);
        assertThat(page.select("testcase")).hasSize(1);
        assertThat(page.select("failure, skipped")).isEmpty();
    }

    private static Document xml(Result result) {
        return Jsoup.parse(text(result), Parser.xmlParser());
    }

    private static String text(Result result) {
        return Reports.render(result, ReportFormat.JUNIT, ReportOptions.plain());
    }

    private static void validate(String xml) throws SAXException, IOException {
        Schema schema = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(JUnitReportTest.class.getResource("/schema/junit.xsd"));
        schema.newValidator().validate(new StreamSource(new StringReader(xml)));
    }
}
