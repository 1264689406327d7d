package backstep.render;

import backstep.machine.Machine;
import backstep.machine.State;
import backstep.matrix.Matrix;
import backstep.matrix.NumpyRandom;
import backstep.network.Experiment;
import backstep.notation.Line;
import backstep.notation.Program;
import backstep.notation.UserError;
import backstep.render.ScriptChanges.Spelling;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The script that a program was read from, changed as the program was.
 *
 * @param told what is changed, or where that cannot be done line by line, what to change
 * @param text the changed script, if it was read again and is the edited program
 */
public record ScriptRepair(List<String> told, Optional<String> text) {
  private static final long EPOCHS = 2;
  private static final int OTHERS = 2;

  /** How lines may be written, those first that leave most of the author's as it is. */
  private static List<Spelling> spellings(Experiment experiment) {
    return Arrays.stream(AuthorsLine.Way.values())
        .flatMap(
            way ->
                Stream.of(false, true)
                    .map(keeps -> new Spelling(way, NumpyPrinter.within(experiment, keeps))))
        .toList();
  }

  /** Of a program that was read from a script, and edited since. */
  public static ScriptRepair of(Experiment edited) {
    Set<String> tried = new HashSet<>();
    Set<String> found = foundAgain(edited);
    for (Spelling spelling : spellings(edited)) {
      List<ScriptChange> changes = ScriptChanges.of(edited, spelling);
      if (changes.stream().allMatch(change -> change.edit().isPresent())) {
        String text = text(edited, changes);
        if (tried.add(text) && isRead(text, edited, found)) {
          return new ScriptRepair(told(changes), Optional.of(text));
        }
      }
    }
    return new ScriptRepair(told(ScriptChanges.of(edited)), Optional.empty());
  }

  /** What the reader finds and nobody has edited: another step may go by another loss. */
  private static Set<String> foundAgain(Experiment edited) {
    Program read = edited.origin().again().apply(edited.origin().text()).program();
    return Stream.of("loss", "reported")
        .filter(name -> written(read, name).equals(written(edited.program(), name)))
        .collect(Collectors.toSet());
  }

  private static List<String> written(Program program, String name) {
    return program.writers(name).stream().map(line -> program.line(line).toString()).toList();
  }

  private static List<String> told(List<ScriptChange> changes) {
    return changes.stream().map(ScriptChange::told).toList();
  }

  private static String text(Experiment edited, List<ScriptChange> changes) {
    ScriptText text = new ScriptText(edited.origin().text());
    changes.forEach(change -> change.edit().orElseThrow().accept(text));
    return text.toString();
  }

  /** True if a script is read as a program: its lines but for some, however they are spelled. */
  private static boolean isRead(String text, Experiment edited, Set<String> but) {
    try {
      Experiment read = edited.origin().again().apply(text);
      return words(read, but).equals(words(edited, but))
          && read.data().equals(edited.data())
          && IntStream.rangeClosed(0, OTHERS)
              .allMatch(seed -> haveSameBits(read, edited, but, seed));
    } catch (UserError error) {
      return false;
    }
  }

  /** The settings, and what the lines write but for some. */
  private static List<String> words(Experiment experiment, Set<String> but) {
    Program program = experiment.program();
    return Stream.concat(
            program.settings().stream().map(setting -> setting.name() + " = " + setting.text()),
            program.lines().stream().map(Line::target).filter(name -> !but.contains(name)))
        .toList();
  }

  /** Along two epochs, from the beginning of both, or from other numbers. */
  private static boolean haveSameBits(Experiment one, Experiment other, Set<String> but, int seed) {
    Machine a = new Machine(one);
    Machine b = new Machine(other);
    State s = a.start();
    State t = b.start();
    List<String> names =
        one.program().writtenNames().stream().filter(name -> !but.contains(name)).toList();
    NumpyRandom random = new NumpyRandom(seed);
    for (Line line : one.program().parameters()) {
      Matrix start = s.value(line.target()).matrix();
      if (!start.equals(t.value(line.target()).matrix())) {
        return false;
      }
      if (seed > 0) {
        Matrix instead = start.map(any -> 2.4 * random.rand() - 1.2);
        s = a.withValue(s, line.target(), instead);
        t = b.withValue(t, line.target(), instead);
      }
    }
    for (long step = 0; step < EPOCHS * a.clock().stepsPerEpoch(); step++) {
      State atEnd = a.after(s, a.clock().ticksPerStep() - 1);
      State ended = b.after(t, b.clock().ticksPerStep() - 1);
      if (!names.stream()
          .allMatch(name -> atEnd.value(name).matrix().equals(ended.value(name).matrix()))) {
        return false;
      }
      s = a.next(atEnd);
      t = b.next(ended);
    }
    return true;
  }
}
