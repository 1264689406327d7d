package backstep.machine;

import backstep.matrix.Matrix;
import backstep.network.Experiment;
import backstep.notation.Expr;
import backstep.notation.UserError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.LongStream;

/**
 * A run that can be gone through in both directions: segments, one for each edit, and a moment. A
 * value: moving gives a new one. The past is shown as it ran; going forward from it uses the
 * current program, that of the last segment, and drops what had been recorded after that moment.
 */
public final class Timeline {
  private final List<Segment> segments;
  private final State now;

  private Timeline(List<Segment> segments, State now) {
    this.segments = List.copyOf(segments);
    this.now = now;
  }

  /** At the first line of the first step, where {@code gradient_error()} is not asked. */
  public static Timeline begin(Experiment experiment) {
    return begin(new Machine(experiment));
  }

  /** At the first line of the first step. */
  public static Timeline begin(Experiment experiment, GradientError gradientError) {
    return begin(new Machine(experiment, gradientError));
  }

  /** At the first line of the first step of another experiment, which answers as this one. */
  public Timeline beginAnother(Experiment experiment) {
    return begin(ahead().forAnother(experiment));
  }

  private static Timeline begin(Machine machine) {
    State start = machine.start();
    return new Timeline(List.of(new Segment(machine, start)), start);
  }

  public State now() {
    return now;
  }

  /** The machine that ran where this timeline stands. */
  public Machine here() {
    return segmentAt(now.time()).machine();
  }

  /** The machine that forward motions run. */
  public Machine ahead() {
    return last().machine();
  }

  /** True if this stands in a past that ran under another program than the current one. */
  public boolean isInAnotherPast() {
    return !here().experiment().equals(ahead().experiment());
  }

  private Segment last() {
    return segments.get(segments.size() - 1);
  }

  private Segment segmentAt(long time) {
    int i = segments.size() - 1;
    while (i > 0 && segments.get(i).start().time() > time) {
      i--;
    }
    return segments.get(i);
  }

  /** This timeline at another state of its own. */
  Timeline at(State state) {
    return new Timeline(segments, state);
  }

  /** The state at a time, from the first state on. */
  public State stateAt(long time) {
    return segmentAt(time).at(time);
  }

  /** This timeline at another time: the recorded past, or ahead along the current program. */
  public Timeline goTo(long time, Listener listener) {
    Segment segment = segmentAt(time);
    State from = segment.checkpointBefore(time + 1);
    boolean nowIsCloser = segment == segmentAt(now.time()) && now.time() <= time;
    return at(
        segment.forward(nowIsCloser && now.time() > from.time() ? now : from, time, listener));
  }

  /** The time of a position: in the recorded past, or ahead along the current program. */
  public long timeOf(Position position) {
    for (int i = segments.size() - 1; i > 0; i--) {
      long time = segments.get(i).timeOf(position);
      if (time >= segments.get(i).start().time()) {
        checkLine(segments.get(i), position);
        return time;
      }
    }
    checkLine(segments.get(0), position);
    return segments.get(0).timeOf(position);
  }

  private static void checkLine(Segment segment, Position position) {
    Clock clock = segment.machine().clock();
    int lines = clock.lines();
    if (!position.atEnd() && position.line() > lines) {
      throw new UserError("there is no line " + position.line() + "; the lines are 1 to " + lines);
    }
    if (position.step() >= clock.stepsPerEpoch()) {
      throw new UserError(
          "there is no "
              + segment.machine().experiment().stepWord()
              + " "
              + position.step()
              + "; they count from 0 to "
              + (clock.stepsPerEpoch() - 1));
    }
  }

  /** The time when so many more steps have ended, the one at hand counted. */
  public long endAfter(long steps) {
    Clock clock = last().machine().clock();
    int ticks = clock.ticksPerStep();
    long first = now.position().atEnd() ? ticks : clock.lines() - clock.ticksInto(now.position());
    return now.time() + first + (steps - 1) * ticks;
  }

  /** The time after so many more lines; taking the next sample is none. */
  public long afterLines(long lines) {
    Clock clock = last().machine().clock();
    long into = clock.ticksInto(now.position());
    long last = into + lines - 1;
    long steps = last / clock.lines();
    return now.time() + steps * clock.ticksPerStep() + last % clock.lines() + 1 - into;
  }

  /** One line forward; only on a timeline that is {@link #ready}. */
  Timeline next() {
    return at(last().next(now));
  }

  /** Forward without a stop; only on a timeline that is {@link #ready}. */
  Timeline forwardTo(long time, Listener listener) {
    return at(last().forward(now, time, listener));
  }

  /**
   * This timeline prepared to go forward: in its last segment, with nothing recorded ahead. Where
   * another program ran, that moves it as an edit would.
   */
  public Timeline ready() {
    return segmentAt(now.time()) == last() ? this : continueWith(last().machine());
  }

  /**
   * This timeline with the current experiment changed from here on: from the beginning of this step
   * or, where it has ended, of the next, which is where it then stands. If the parameters begin in
   * another way, it begins anew.
   */
  public Timeline edit(Experiment changed) {
    Machine machine = ahead().forAnother(changed);
    if (!changed.startsLike(ahead().experiment())) {
      return begin(machine);
    }
    return continueWith(machine);
  }

  private Timeline continueWith(Machine machine) {
    Segment here = segmentAt(now.time());
    if (here.machine().experiment().equals(machine.experiment())) {
      return new Timeline(segments.subList(0, segments.indexOf(here) + 1), now);
    }
    State begin =
        now.position().atEnd() ? here.next(now) : stateAt(now.time() - (now.position().line() - 1));
    return withSegment(machine, machine.adopt(begin));
  }

  /** What was recorded before the start, then a segment that begins with it, and there. */
  private Timeline withSegment(Machine machine, State start) {
    List<Segment> kept = new ArrayList<>(segments);
    kept.removeIf(segment -> segment.start().time() >= start.time());
    kept.add(new Segment(machine, start));
    return new Timeline(kept, start);
  }

  /** This timeline with a value replaced by hand, here; what was recorded ahead is dropped. */
  public Timeline withValue(String name, Matrix matrix) {
    Timeline ready = ready();
    return ready.withSegment(ready.ahead(), ready.ahead().withValue(ready.now, name, matrix));
  }

  /**
   * The first state of the past at which something holds that, once it does, holds to the end of
   * its step.
   *
   * @param from the time of the first state to look at
   * @param listener asked before each step; nothing is found where it stops
   */
  public Optional<State> first(long from, Predicate<State> holds, Listener listener) {
    State before = stateAt(from);
    if (holds.test(before)) {
      return Optional.of(before);
    }
    while (before.time() < now.time() && listener.goesOn(before)) {
      State end = stepAfter(before);
      if (holds.test(end)) {
        return LongStream.rangeClosed(before.time() + 1, end.time())
            .mapToObj(this::stateAt)
            .filter(holds)
            .findFirst();
      }
      before = end;
    }
    return Optional.empty();
  }

  /** The end of the next step, or of what is known of it. */
  private State stepAfter(State state) {
    Segment segment = segmentAt(state.time() + 1);
    int next = segments.indexOf(segment) + 1;
    long known = next == segments.size() ? now.time() : segments.get(next).start().time() - 1;
    State begin = segment.start().time() > state.time() ? segment.start() : state;
    long end = Math.min(segment.endOfStep(state.time() + 1), Math.min(known, now.time()));
    return segment.forward(begin, end, Listener.NONE);
  }

  /**
   * The latest moment before this one at which a condition, 1 x 1, held.
   *
   * @param listener asked before each step
   */
  public Optional<Timeline> rewindTo(Expr condition, Listener listener) {
    return new Rewind(this::segmentAt, condition, listener).before(now.time()).map(this::at);
  }
}
