package backstep.tutor;

import backstep.lesson.Document;
import backstep.shell.World;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How far a learner is in a lesson: a few lines of text that are kept between runs. No state of the
 * debugger is kept, since the lesson leads to it again.
 *
 * @param lesson its id
 * @param questions a checksum of its questions
 * @param seed the seed it was given with; empty for that of its program
 * @param at the id of the last question or checkpoint passed; empty before the first
 * @param over true once its end was reached
 * @param standings of the questions about which anything has been done
 */
record Progress(
    String lesson,
    String questions,
    String seed,
    String at,
    boolean over,
    Map<String, Standing> standings) {
  private static final String FILE = "lessons.txt";

  /** More of an odd line is not shown. */
  private static final int LONGEST = 50;

  private static final Pattern SEED = Pattern.compile("\\d{1,10}");

  Progress {
    standings = Collections.unmodifiableMap(new LinkedHashMap<>(standings));
  }

  /**
   * Nothing passed yet; where it was gone through before with this seed, what was right remains.
   *
   * @param known what was kept of lessons
   */
  static Progress begin(Document document, String seed, List<Progress> known) {
    String id = document.front().id();
    Optional<Progress> before =
        of(id, known).filter(one -> one.isOf(document) && one.seed.equals(seed));
    Map<String, Standing> right =
        new LinkedHashMap<>(before.map(Progress::standings).orElse(Map.of()));
    right.values().removeIf(standing -> !standing.isRight());
    boolean over = before.map(Progress::over).orElse(false);
    return new Progress(id, Edition.of(document).checksum(), seed, "", over, right);
  }

  /** True if it can be gone on with. */
  boolean isUnderWay() {
    return !over || !at.isEmpty();
  }

  /** The lesson that was gone on with last, if it is one that ships. */
  static Optional<Progress> last(List<Progress> known) {
    Progress last = known.isEmpty() ? null : known.get(known.size() - 1);
    boolean ships = last != null && Library.ids().contains(last.lesson);
    return ships ? Optional.of(last) : Optional.empty();
  }

  /** The same, if it can be gone on with. */
  static Optional<Progress> lastUnderWay(List<Progress> known) {
    return last(known).filter(Progress::isUnderWay);
  }

  /** What has been kept of a lesson, if anything. */
  static Optional<Progress> of(String lesson, List<Progress> known) {
    return known.stream().filter(one -> one.lesson.equals(lesson)).findFirst();
  }

  /** True if the questions of the lesson are still those that were answered. */
  boolean isOf(Document document) {
    return questions.equals(Edition.of(document).checksum());
  }

  /** How a question stands. */
  Standing standing(String id) {
    return standings.getOrDefault(id, Standing.OPEN);
  }

  /** After a wrong answer. */
  Progress tried(String id, String answer) {
    return with(id, standing(id).tried(answer));
  }

  /** After a hint. */
  Progress hinted(String id) {
    return with(id, standing(id).hinted());
  }

  /** After a right answer; empty where a goal was reached. */
  Progress right(String id, String answer) {
    return at(id).with(id, standing(id).right(answer));
  }

  /** After the answer was given away. */
  Progress revealed(String id) {
    return at(id).with(id, standing(id).revealed());
  }

  /** After a question was left out. */
  Progress skipped(String id) {
    return at(id).with(id, standing(id).skipped());
  }

  /** With another standing of a question. */
  Progress with(String id, Standing standing) {
    Map<String, Standing> more = new LinkedHashMap<>(standings);
    more.put(id, standing);
    return new Progress(lesson, questions, seed, at, over, more);
  }

  /** Behind a checkpoint or a question. */
  Progress at(String id) {
    return new Progress(lesson, questions, seed, id, over, standings);
  }

  /** At the end. */
  Progress ended() {
    return new Progress(lesson, questions, seed, "", true, standings);
  }

  /** How many questions were answered right, at whatever try. */
  long right() {
    return standings.values().stream().filter(Standing::isRight).count();
  }

  /** How many of them at the first try and without a hint. */
  long rightAtOnce() {
    return standings.values().stream().filter(Standing::isRightAtOnce).count();
  }

  /** Keeps it, and what else is kept as it stands, of which another edition may know more. */
  void keep(World world) {
    StringBuilder others = new StringBuilder();
    StringBuilder own = new StringBuilder(text());
    boolean isOwn = false;
    for (String line : world.recall(FILE).lines().toList()) {
      boolean isHead = line.startsWith("lesson ");
      isOwn = isHead ? (line + " ").startsWith("lesson " + lesson + " ") : isOwn;
      if (!isOwn) {
        others.append(line).append('\n');
      } else if (!isHead && !isKnown(line)) {
        own.append(line).append('\n');
      }
    }
    world.keep(FILE, others.append(own).toString());
  }

  /** A sentence about a kept line that says nothing known; nothing where all are understood. */
  static Optional<String> oddity(World world) {
    for (String line : world.recall(FILE).lines().toList()) {
      if (!line.isBlank() && !isHead(line) && !isKnown(line)) {
        String shown = line.substring(0, Math.min(line.length(), LONGEST)).strip();
        return Optional.of(FILE + " has a line that is not understood: " + shown + "\n");
      }
    }
    return Optional.empty();
  }

  private static boolean isHead(String line) {
    List<String> words = List.of(line.split(" ", -1));
    String seed = word(words, "seed=");
    return line.startsWith("lesson ") && words.size() >= 3 && seed(seed).equals(seed);
  }

  private static boolean isKnown(String line) {
    return Standing.parse(line.strip().replaceFirst("\\S*+ ", "")).isPresent();
  }

  private String text() {
    StringBuilder text = new StringBuilder("lesson " + lesson + " " + questions);
    text.append(seed.isEmpty() ? "" : " seed=" + seed);
    text.append(at.isEmpty() ? "" : " at=" + at);
    text.append(over ? " over" : "");
    standings.forEach((id, one) -> text.append("\n  " + id + " " + one.text()));
    return text.append('\n').toString();
  }

  /** What has been kept of all lessons; a line that is none is passed over. */
  static List<Progress> all(World world) {
    List<Progress> all = new ArrayList<>();
    for (String line : world.recall(FILE).lines().toList()) {
      List<String> words = List.of(line.strip().split(" ", -1));
      if (line.startsWith("lesson ") && words.size() >= 3) {
        all.add(
            new Progress(
                words.get(1),
                words.get(2),
                seed(word(words, "seed=")),
                word(words, "at="),
                words.contains("over"),
                Map.of()));
      } else if (line.startsWith("  ") && words.size() >= 2 && !all.isEmpty()) {
        Progress last = all.remove(all.size() - 1);
        Optional<Standing> standing =
            Standing.parse(String.join(" ", words.subList(1, words.size())));
        all.add(standing.map(one -> last.with(words.get(0), one)).orElse(last));
      }
    }
    return all;
  }

  /** Where it is no seed, the lesson is gone on with from that of its program. */
  private static String seed(String word) {
    boolean isSeed = SEED.matcher(word).matches() && Long.parseLong(word) <= Integer.MAX_VALUE;
    return isSeed ? word : "";
  }

  private static String word(List<String> words, String beginning) {
    return words.stream()
        .filter(word -> word.startsWith(beginning))
        .map(word -> word.substring(beginning.length()))
        .findFirst()
        .orElse("");
  }
}
