import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Reads lines of flavour, tab, path, and answers each with one line of JSON. */
public class Validate {
    public static void main(String[] arguments) throws Exception {
        PrintStream answers = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        // veraPDF may print; standard output is for answers only.
        System.setOut(System.err);
        VeraGreenfieldFoundryProvider.initialise();
        var questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = questions.readLine(); line != null; line = questions.readLine()) {
            String[] question = line.split("\t", 2);
            answers.println(answer(question[0], new File(question[1])));
        }
    }

    private static String answer(String flavourId, File pdf) {
        PDFAFlavour flavour = PDFAFlavour.byFlavourId(flavourId);
        if (flavour == PDFAFlavour.NO_FLAVOUR) {
            return error("no flavour is called " + flavourId);
        }
        try (var parser = Foundries.defaultInstance().createParser(pdf, flavour);
                var validator = Foundries.defaultInstance().createValidator(flavour, false)) {
            return result(validator.validate(parser));
        } catch (Exception | LinkageError problem) {
            return error(problem.toString());
        }
    }

    private static String result(ValidationResult result) {
        List<String> failures = new ArrayList<>();
        for (TestAssertion assertion : result.getTestAssertions()) {
            failures.add(String.format(
                    "{\"clause\":%s,\"test\":%d,\"message\":%s,\"place\":%s}",
                    quoted(assertion.getRuleId().getClause()),
                    assertion.getRuleId().getTestNumber(),
                    quoted(assertion.getMessage()),
                    quoted(assertion.getLocation().getContext())));
        }
        return String.format(
                "{\"compliant\":%b,\"checks\":%d,\"failures\":[%s]}",
                result.isCompliant(), result.getTotalAssertions(), String.join(",", failures));
    }

    private static String error(String message) {
        return "{\"error\":" + quoted(message) + "}";
    }

    private static String quoted(String text) {
        StringBuilder json = new StringBuilder("\"");
        for (char character : String.valueOf(text).toCharArray()) {
            boolean plain = character >= ' ' && character < 0x7f;
            if (!plain || character == '"' || character == '\\') {
                json.append(String.format("\\u%04x", (int) character));
            } else {
                json.append(character);
            }
        }
        return json.append('"').toString();
    }
}
