package backstep.script;

import static org.assertj.core.api.Assertions.assertThat;

import backstep.network.Experiment;
import backstep.notation.UserError;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Scripts made by chance, and scripts with something changed: a line gone, moved or twice there, a
 * word in the place of another. Each is refused with a sentence, or trains as in Python. For more
 * of them: {@code -Dscripts=10000 -Dseed=7}.
 */
class ScriptFuzzTest {
  private static final int SCRIPTS = Integer.getInteger("scripts", 200);
  private static final long SEED = Long.getLong("seed", 1);
  private static final Pattern WORD =
      Pattern.compile("[A-Za-z_][A-Za-z_0-9.]*|\\d+\\.?\\d*|[-+*/@<>=]+|[\\[\\]():,]");

  private final Random random = new Random(SEED);
  private final List<String> texts = PythonTest.LOADED.stream().map(Scripts::text).toList();

  @Test
  void aScriptIsRefusedOrTrainsAsInPython(@TempDir Path folder) throws IOException {
    List<Python.Job> read = new ArrayList<>();
    List<String> failures = new ArrayList<>();
    Map<String, Integer> reasons = new TreeMap<>();
    for (int i = 0; i < SCRIPTS; i++) {
      String text =
          switch (i % 4) {
            case 0 -> RandomScripts.text(random);
            case 1 -> RandomBatches.text(random);
            default -> changed();
          };
      try {
        Experiment experiment = Script.read("changed.py", text);
        read.add(new Python.Job(text, experiment));
      } catch (UserError refused) {
        assertThat(refused.getMessage()).isNotBlank();
        reasons.merge(refused.getMessage().replaceAll("'[^']*'|\\d+", "_"), 1, Integer::sum);
      } catch (RuntimeException | StackOverflowError broken) {
        failures.add(
            broken
                + " at "
                + Arrays.stream(broken.getStackTrace()).limit(6).toList()
                + "\n"
                + text);
      }
    }
    assertThat(read).isNotEmpty();
    if (Python.isInstalled()) {
      List<JsonNode> answers = Python.run(read, folder);
      for (int i = 0; i < read.size(); i++) {
        Python.Job job = read.get(i);
        job.difference(answers.get(i))
            .ifPresent(
                difference ->
                    failures.add(
                        difference + "\n" + job.text() + "\n" + job.experiment().program()));
      }
    }
    if (SCRIPTS > 1000) {
      System.out.println("seed " + SEED + ": " + read.size() + " of " + SCRIPTS + " were read");
      reasons.forEach((reason, count) -> System.out.println(count + " refused: " + reason));
    }
    assertThat(failures).as(read.size() + " of " + SCRIPTS + " were read").isEmpty();
  }

  private String changed() {
    String text = texts.get(random.nextInt(texts.size()));
    for (int i = 1 + random.nextInt(2); i > 0; i--) {
      text = once(new ArrayList<>(text.lines().toList()));
    }
    return text;
  }

  private String once(List<String> lines) {
    int at = random.nextInt(lines.size());
    switch (random.nextInt(8)) {
      case 0 -> lines.remove(at);
      case 1 -> lines.add(at, lines.get(at));
      case 2 -> lines.add(random.nextInt(lines.size()), lines.remove(at));
      default -> lines.set(at, otherWord(lines.get(at)));
    }
    return String.join("\n", lines) + "\n";
  }

  /** A line with a word of the script in the place of one of its own. */
  private String otherWord(String line) {
    List<int[]> places = new ArrayList<>();
    Matcher words = WORD.matcher(line);
    while (words.find()) {
      places.add(new int[] {words.start(), words.end()});
    }
    if (places.isEmpty()) {
      return line;
    }
    int[] place = places.get(random.nextInt(places.size()));
    return line.substring(0, place[0]) + word() + line.substring(place[1]);
  }

  private String word() {
    String text = texts.get(random.nextInt(texts.size()));
    Matcher words = WORD.matcher(text);
    List<String> all = new ArrayList<>();
    while (words.find()) {
      all.add(words.group());
    }
    return all.get(random.nextInt(all.size()));
  }
}
