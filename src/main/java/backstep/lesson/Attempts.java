package backstep.lesson;

import backstep.network.BuiltInData;
import backstep.network.BuiltInPrograms;
import backstep.network.Experiment;
import backstep.notation.Program;
import backstep.notation.Setting;
import backstep.shell.Reply;
import backstep.shell.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What reaches a goal without the work that it asks for: a motion alone, every program and every
 * data set there is, learning by steps of nothing.
 */
final class Attempts {
  private static final List<String> MOTIONS = List.of("", "step", "run");

  /** More steps than this are not run. */
  private static final long MOST_STEPS = 25_000;

  private final Reference reference;
  private final Session begin;
  private final Goal goal;

  private Attempts(Reference reference, Goal goal) {
    this.reference = reference;
    this.begin = reference.start(goal).session();
    this.goal = goal;
  }

  /**
   * The attempts that reach a goal; none where a motion alone is what it asks for.
   *
   * @param reference where the document is as the goal begins
   */
  static List<String> reaching(Reference reference, Goal goal) {
    if (MOTIONS.contains(goal.solution())) {
      return List.of();
    }
    Attempts attempts = new Attempts(reference, goal);
    return attempts
        .changes()
        .flatMap(change -> attempts.reaching(change).stream())
        .filter(one -> !one.equals(goal.solution()))
        .toList();
  }

  /** The first motion with which a change reaches it. */
  private Optional<String> reaching(String change) {
    Reply changed = reference.run(begin, change);
    if (changed.failed() || changed.session().ledBy(goal.without()).isPresent()) {
      return Optional.empty();
    }
    return MOTIONS.stream()
        .filter(motion -> !motion.equals("run") || isShort(changed.session()))
        .filter(motion -> reaches(changed.session(), motion))
        .map(motion -> Stream.of(change, motion))
        .map(both -> both.filter(one -> !one.isEmpty()).collect(Collectors.joining("; ")))
        .findFirst();
  }

  private boolean reaches(Session changed, String motion) {
    return goal.isReached(reference.run(changed, motion).session());
  }

  private static boolean isShort(Session session) {
    Experiment ahead = session.timeline().ahead().experiment();
    return (long) ahead.epochs() * ahead.data().size() <= MOST_STEPS;
  }

  private Stream<String> changes() {
    Stream<String> programs =
        BuiltInPrograms.words().stream().map(word -> "load " + word + asHere(word));
    Stream<String> data = BuiltInData.names().stream().map(name -> "data " + name);
    return Stream.of(Stream.of("", "set alpha 0", "set update after"), programs, data)
        .flatMap(all -> all);
  }

  /** What gives another program the settings of this one, where it has them. */
  private String asHere(String word) {
    Program other = BuiltInPrograms.named(word).orElseThrow();
    List<String> sets = new ArrayList<>();
    for (Setting here : begin.timeline().ahead().experiment().program().settings()) {
      other
          .setting(here.name())
          .filter(there -> !there.text().equals(here.text()))
          .ifPresent(there -> sets.add("; set " + here.name() + " " + here.text()));
    }
    return String.join("", sets);
  }
}
