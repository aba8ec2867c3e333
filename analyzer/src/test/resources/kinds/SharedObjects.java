import java.security.MessageDigest;
import java.text.SimpleDateFormat;
import java.time.format.DateTimeFormatter;
import java.util.Calendar;
import java.util.Date;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.xml.bind.Marshaller;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathFactory;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class Formats {
    private static final SimpleDateFormat DAY = new SimpleDateFormat("yyyy-MM-dd"); // BAD NotThreadSafe
    private static final Calendar CALENDAR = Calendar.getInstance(); // BAD NotThreadSafe
    private static final Matcher MATCHER = Pattern.compile("a+").matcher(""); // BAD NotThreadSafe
    private static final DateTimeFormatter SAFE = DateTimeFormatter.ISO_DATE; // OK NotThreadSafe
    private static final Pattern PATTERN = Pattern.compile("a+"); // OK NotThreadSafe
    private final MessageDigest digest; // BAD NotThreadSafe
    private final Cipher cipher; // BAD NotThreadSafe
    private final XPath path = XPathFactory.newInstance().newXPath(); // BAD NotThreadSafe
    private final DocumentBuilder builder; // BAD NotThreadSafe
    private final Marshaller marshaller; // BAD NotThreadSafe
    private final ThreadLocal<SimpleDateFormat> own = ThreadLocal.withInitial(() -> new SimpleDateFormat("yyyy")); // OK NotThreadSafe

    Formats(MessageDigest digest, Cipher cipher, DocumentBuilder builder, Marshaller marshaller) {
        this.digest = digest;
        this.cipher = cipher;
        this.builder = builder;
        this.marshaller = marshaller;
    }

    @GetMapping("/day")
    String day(String text, byte[] bytes, Object page) throws Exception {
        CALENDAR.setTime(new Date());
        MATCHER.reset(text);
        digest.update(bytes);
        cipher.doFinal(bytes);
        path.evaluate("/a", page);
        builder.newDocument();
        marshaller.marshal(page, System.out);
        return DAY.format(new Date()) + PATTERN.pattern() + SAFE.toString() + own.get().format(new Date());
    }
}

@RestController
class Dice {
    private static final Random RANDOM = new Random();

    @GetMapping("/dice")
    int roll() {
        return RANDOM.nextInt(6); // BAD ContendedRandom
    }

    @GetMapping("/pair")
    double pair() {
        return Math.random() + RANDOM.nextDouble(); // BAD ContendedRandom
    }

    @GetMapping("/die")
    int die() {
        return ThreadLocalRandom.current().nextInt(6); // OK ContendedRandom
    }

    @GetMapping("/many")
    int many() {
        Random own = new Random(1); // OK ContendedRandom
        return own.nextInt(6);
    }
}
