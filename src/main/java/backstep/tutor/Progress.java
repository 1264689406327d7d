package backstep.tutor;

import backstep.lesson.Document;
import backstep.lesson.Question;
import backstep.shell.World;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * How far a learner is in a lesson: a few lines of text that are kept between runs. No state of the
 * debugger is kept, since the lesson leads to it again.
 *
 * @param lesson its id
 * @param questions a checksum of its questions
 * @param seed the seed it was given with; empty for that of its program
 * @param at the id of the last question or checkpoint passed; empty before the first
 * @param over true once its end was reached
 * @param results for each question passed, what came of it
 */
record Progress(
    String lesson,
    String questions,
    String seed,
    String at,
    boolean over,
    Map<String, String> results) {
  private static final String FILE = "lessons.txt";
  private static final String OPEN = "open";
  private static final String RIGHT = "right";
  private static final String HINTS = " hints=";
  private static final String REVEALED = "revealed";
  private static final String SKIPPED = "skipped";

  Progress {
    results = Collections.unmodifiableMap(new LinkedHashMap<>(results));
  }

  /** Nothing passed yet. */
  static Progress fresh(Document document, String seed) {
    return new Progress(document.front().id(), checksum(document), seed, "", false, Map.of());
  }

  /**
   * Nothing passed yet; where it was gone through before with this seed, what was right remains.
   */
  static Progress begin(Document document, String seed, World world) {
    String id = document.front().id();
    Optional<Progress> before =
        of(id, world).filter(one -> one.isOf(document) && one.seed.equals(seed));
    Map<String, String> right = new LinkedHashMap<>(before.map(Progress::results).orElse(Map.of()));
    right.values().removeIf(result -> !result.startsWith(RIGHT));
    boolean over = before.map(Progress::over).orElse(false);
    return new Progress(id, checksum(document), seed, "", over, right);
  }

  /** True if it can be gone on with. */
  boolean isUnderWay() {
    return !over || !at.isEmpty();
  }

  /** What has been kept of a lesson, if anything. */
  static Optional<Progress> of(String lesson, World world) {
    return all(world).stream().filter(one -> one.lesson.equals(lesson)).findFirst();
  }

  /** True if the questions of the lesson are still those that were answered. */
  boolean isOf(Document document) {
    return questions.equals(checksum(document));
  }

  private static String checksum(Document document) {
    CRC32 sum = new CRC32();
    for (Question question : document.questions()) {
      String text = question.id() + question.ask() + question.judgedBy();
      sum.update(text.getBytes(StandardCharsets.UTF_8));
    }
    return Long.toHexString(sum.getValue());
  }

  /** After a wrong answer. */
  Progress tried(String id) {
    return is(id, OPEN) ? with(at, id, standing(OPEN, tries(id) + 1, hints(id))) : this;
  }

  /** After a hint. */
  Progress hinted(String id) {
    return is(id, OPEN) ? with(at, id, standing(OPEN, tries(id), hints(id) + 1)) : this;
  }

  /** After a right answer, which counts for nothing once the answer has been given away. */
  Progress right(String id) {
    boolean counts = is(id, OPEN) || is(id, SKIPPED);
    return with(id, id, counts ? standing(RIGHT, tries(id) + 1, hints(id)) : results.get(id));
  }

  /** After the answer was given away. */
  Progress revealed(String id) {
    return with(id, id, is(id, RIGHT) ? results.get(id) : REVEALED);
  }

  boolean isRevealed(String id) {
    return is(id, REVEALED);
  }

  /** With an answer that had been given away before, whatever came of it later. */
  Progress withRevealed(String id) {
    return with(at, id, REVEALED);
  }

  /** With other numbers of tries and hints. */
  Progress withCount(String id, int tries, int hints) {
    boolean counts = is(id, RIGHT) || is(id, OPEN);
    return counts ? with(at, id, standing(is(id, RIGHT) ? RIGHT : OPEN, tries, hints)) : this;
  }

  /** After a question was left out. */
  Progress skipped(String id) {
    return with(id, id, is(id, OPEN) ? SKIPPED : results.get(id));
  }

  private boolean is(String id, String result) {
    return results.getOrDefault(id, OPEN).startsWith(result);
  }

  private static String standing(String result, int tries, int hints) {
    return result + "@" + tries + (hints == 0 ? "" : HINTS + hints);
  }

  /** How many answers were given. */
  int tries(String id) {
    return number(id, "@(\\d+)");
  }

  /** How many hints were asked for. */
  int hints(String id) {
    return number(id, HINTS + "(\\d+)");
  }

  private int number(String id, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(results.getOrDefault(id, ""));
    return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
  }

  /** How the question stands: right, revealed, skipped or open. */
  String standing(String id) {
    return results.getOrDefault(id, OPEN).replaceFirst("@.*", "");
  }

  private Progress with(String where, String id, String result) {
    Map<String, String> more = new LinkedHashMap<>(results);
    more.put(id, result);
    return new Progress(lesson, questions, seed, where, over, more);
  }

  /** After a checkpoint. */
  Progress at(String checkpoint) {
    return new Progress(lesson, questions, seed, checkpoint, over, results);
  }

  /** At the end. */
  Progress ended() {
    return new Progress(lesson, questions, seed, "", true, results);
  }

  /** How many questions were answered right, at whatever try. */
  long right() {
    return results.values().stream().filter(result -> result.startsWith(RIGHT)).count();
  }

  /** How many of them at the first try and without a hint. */
  long rightAtOnce() {
    String atOnce = standing(RIGHT, 1, 0);
    return results.values().stream().filter(atOnce::equals).count();
  }

  /** Keeps it, with that of the other lessons. */
  void keep(World world) {
    List<Progress> all = new ArrayList<>(all(world));
    all.removeIf(one -> one.lesson.equals(lesson));
    all.add(this);
    StringBuilder text = new StringBuilder();
    all.forEach(one -> text.append(one.text()));
    world.keep(FILE, text.toString());
  }

  private String text() {
    StringBuilder text = new StringBuilder("lesson " + lesson + " " + questions);
    text.append(seed.isEmpty() ? "" : " seed=" + seed);
    text.append(at.isEmpty() ? "" : " at=" + at);
    text.append(over ? " over" : "");
    results.forEach((id, result) -> text.append("\n  ").append(id).append(' ').append(result));
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
                word(words, "seed="),
                word(words, "at="),
                words.contains("over"),
                Map.of()));
      } else if (line.startsWith("  ") && words.size() >= 2 && !all.isEmpty()) {
        Progress last = all.remove(all.size() - 1);
        String result = String.join(" ", words.subList(1, words.size()));
        all.add(last.with(last.at, words.get(0), result));
      }
    }
    return all;
  }

  private static String word(List<String> words, String beginning) {
    return words.stream()
        .filter(word -> word.startsWith(beginning))
        .map(word -> word.substring(beginning.length()))
        .findFirst()
        .orElse("");
  }
}
