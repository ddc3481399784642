import java.io.FileInputStream;
import java.io.InputStream;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Validates PDF files with veraPDF: java Keur PROFILE[,PROFILE] FILE..., a profile being PDFUA-1 or PDFA-2A.
 * Prints for each pair a line "file TAB profile TAB failed checks TAB checks TAB failed rules"; -1 when a
 * file cannot be read. The profiles are read by hand: the jar has no JAXB implementation.
 */
public final class Keur {
    public static void main(String[] args) throws Exception {
        Logger.getLogger("org.verapdf").setLevel(Level.OFF);
        VeraGreenfieldFoundryProvider.initialise();
        for (String naam : args[0].split(",")) {
            ValidationProfile profiel = lees(naam);
            for (int i = 1; i < args.length; i++) {
                System.out.println(args[i] + "\t" + naam + "\t" + keur(args[i], profiel));
            }
        }
    }

    private static String keur(String bestand, ValidationProfile profiel) {
        try (InputStream invoer = new FileInputStream(bestand);
                PDFAParser lezer = Foundries.defaultInstance().createParser(invoer, profiel.getPDFAFlavour());
                PDFAValidator keurder = Foundries.defaultInstance().createValidator(profiel, false)) {
            ValidationResult uitslag = keurder.validate(lezer);
            Map<String, Integer> regels = new TreeMap<>();
            uitslag.getFailedChecks().forEach(
                    (regel, aantal) -> regels.put(regel.getClause() + "-" + regel.getTestNumber(), aantal));
            int fout = regels.values().stream().mapToInt(Integer::intValue).sum();
            if (uitslag.isCompliant() != (fout == 0)) {
                throw new IllegalStateException("verdict and failed checks differ");
            }
            return fout + "\t" + uitslag.getTotalAssertions() + "\t" + regels;
        } catch (Exception fout) {
            return "-1\t0\t" + fout;
        }
    }

    private static ValidationProfile lees(String naam) throws Exception {
        try (InputStream bron = Profiles.class.getResourceAsStream("/org/verapdf/pdfa/validation/" + naam + ".xml")) {
            Element top = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(bron).getDocumentElement();
            Set<Rule> regels = new HashSet<>();
            for (Element regel : alle(top, "rule")) {
                Element id = alle(regel, "id").get(0);
                regels.add(Profiles.ruleFromValues(
                        Profiles.ruleIdFromValues(
                                PDFAFlavour.Specification.valueOf(id.getAttribute("specification")),
                                id.getAttribute("clause"), Integer.parseInt(id.getAttribute("testNumber"))),
                        regel.getAttribute("object"), "true".equals(regel.getAttribute("deferred")),
                        regel.getAttribute("tags"), "-", tekst(regel, "test"),
                        Profiles.errorFromValues("-", List.of()), List.of()));
            }
            Set<Variable> variabelen = new HashSet<>();
            for (Element v : alle(top, "variable")) {
                variabelen.add(Profiles.variableFromValues(v.getAttribute("name"), v.getAttribute("object"),
                        tekst(v, "defaultValue"), tekst(v, "value")));
            }
            return Profiles.profileFromValues(PDFAFlavour.valueOf(top.getAttribute("flavour")),
                    Profiles.profileDetailsFromValues(naam, "-", "-", new Date(0)), "-", regels, variabelen);
        }
    }

    private static String tekst(Element in, String naam) {
        return alle(in, naam).get(0).getTextContent();
    }

    private static List<Element> alle(Element in, String naam) {
        NodeList lijst = in.getElementsByTagName(naam);
        return java.util.stream.IntStream.range(0, lijst.getLength()).mapToObj(i -> (Element) lijst.item(i)).toList();
    }
}
