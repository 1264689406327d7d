package backstep.shell;

import backstep.insight.gradient.LargestError;
import backstep.machine.State;
import backstep.machine.Stops;
import backstep.machine.Timeline;
import backstep.network.Experiment;
import backstep.notation.UserError;
import backstep.render.View;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All that a user has at one moment. A value: a command gives a new one.
 *
 * @param marks timelines kept by name
 * @param hunt the hunt under way, or the last one
 * @param companions what goes along and hears every line, at most one of a kind
 * @param again the last motion, which a blank line repeats; empty for none
 * @param means by which commands it came about
 * @param told what has been explained, and need not be again
 */
public record Session(
    Timeline timeline,
    Stops stops,
    List<Display> displays,
    Look look,
    Map<String, Timeline> marks,
    Optional<Hunt> hunt,
    List<Companion> companions,
    String again,
    Undo undo,
    Means means,
    Set<String> told) {

  public Session {
    displays = List.copyOf(displays);
    marks = Map.copyOf(marks);
    companions = List.copyOf(companions);
    told = Set.copyOf(told);
  }

  /** A fresh session at the beginning of an experiment. */
  public static Session begin(Experiment experiment) {
    return new Session(
        Timeline.begin(experiment, new LargestError()),
        Stops.NONE,
        List.of(),
        Look.USUAL,
        Map.of(),
        Optional.empty(),
        List.of(),
        "",
        Undo.NONE,
        Means.NONE,
        Set.of());
  }

  public State now() {
    return timeline.now();
  }

  /** The file that the program was loaded from, or the name of one that ships. */
  public String file() {
    return timeline.ahead().experiment().title();
  }

  /** How things look to this user in this world. */
  public View view(World world) {
    return look.in(world);
  }

  public Session withTimeline(Timeline changed) {
    return new Session(
        changed, stops, displays, look, marks, hunt, companions, again, undo, means, told);
  }

  public Session withStops(Stops changed) {
    return new Session(
        timeline, changed, displays, look, marks, hunt, companions, again, undo, means, told);
  }

  public Session withDisplays(List<Display> changed) {
    return new Session(
        timeline, stops, changed, look, marks, hunt, companions, again, undo, means, told);
  }

  public Session withLook(Look changed) {
    return new Session(
        timeline, stops, displays, changed, marks, hunt, companions, again, undo, means, told);
  }

  /** With the present timeline kept under a name. */
  public Session withMark(String name) {
    Map<String, Timeline> more = new TreeMap<>(marks);
    more.put(name, timeline);
    return withMarks(more).withMeans(means.marking(name));
  }

  /** Where a mark is: by the commands that led there. */
  public Session byWayOf(String mark) {
    return withMeans(means.at(mark));
  }

  /** As if no command had led here. */
  public Session afresh() {
    return withMeans(Means.NONE);
  }

  /** The first of these commands that led here, if one did. */
  public Optional<String> ledBy(List<String> commands) {
    return commands.stream().filter(means::include).findFirst();
  }

  /** With these things explained, too. */
  public Session withTold(Collection<String> more) {
    Set<String> all = new TreeSet<>(told);
    all.addAll(more);
    return withAllTold(all);
  }

  private Session withAllTold(Set<String> all) {
    return new Session(
        timeline, stops, displays, look, marks, hunt, companions, again, undo, means, all);
  }

  Session withMeans(Means changed) {
    return new Session(
        timeline, stops, displays, look, marks, hunt, companions, again, undo, changed, told);
  }

  private Session withMarks(Map<String, Timeline> changed) {
    return new Session(
        timeline, stops, displays, look, changed, hunt, companions, again, undo, means, told);
  }

  /** With a hunt, or the standing of one. */
  public Session withHunt(Hunt changed) {
    return withHunt(Optional.of(changed));
  }

  private Session withHunt(Optional<Hunt> changed) {
    return new Session(
        timeline, stops, displays, look, marks, changed, companions, again, undo, means, told);
  }

  /** True as long as a hunt goes on in the program at hand. */
  public boolean isHunting() {
    return hunt.filter(now -> !now.over() && now.isIn(timeline.ahead().experiment())).isPresent();
  }

  /** This session after something that gives the answer of a hunt away, if one is on. */
  public Session withReveal() {
    return hunt.map(now -> withHunt(now.revealed())).orElse(this);
  }

  /** What a prompt says: what goes along, and where the run stands, as in {@code hook 0:3:9}. */
  public String whereabouts() {
    return Stream.concat(
            companions.stream().map(Companion::sign), Stream.of(now().position().toString()))
        .filter(sign -> !sign.isEmpty())
        .collect(Collectors.joining(" "));
  }

  /** The command that a blank line would run for one of those that go along, if there is one. */
  public Optional<String> proposes() {
    return companions.stream().flatMap(one -> one.proposes().stream()).findFirst();
  }

  /** True as long as one of those that go along wants mistakes to be found by hand. */
  public boolean isByHand() {
    return companions.stream().anyMatch(Companion::isByHand);
  }

  /** The companion of this kind, if there is one. */
  public <C extends Companion> Optional<C> companion(Class<C> kind) {
    return companions.stream().filter(kind::isInstance).map(kind::cast).findFirst();
  }

  /** With a companion in the place of the one of its kind, or behind those it is to hear. */
  public Session withCompanion(Companion changed) {
    List<Companion> others = new ArrayList<>(companions);
    int at = others.indexOf(companion(changed.getClass()).orElse(null));
    if (at < 0) {
      others.add(changed);
    } else {
      others.set(at, changed);
    }
    others.sort(Comparator.comparing(Companion::hearsOthers));
    return withCompanions(others);
  }

  /** Without the companion of this kind. */
  public Session without(Class<? extends Companion> kind) {
    return withCompanions(companions.stream().filter(one -> !kind.isInstance(one)).toList());
  }

  /** True if the run stands where that of another session does: same program, place and values. */
  public boolean isWhere(Session other) {
    return isAt(other.now())
        && timeline.ahead().experiment().equals(other.timeline.ahead().experiment());
  }

  /** True if it stands at this place with these values. */
  public boolean isAt(State there) {
    return now().position().equals(there.position()) && now().values().equals(there.values());
  }

  /** This session with the run of another one, its stops, displays and marks; undo leads back. */
  public Session following(Session other) {
    Map<String, Timeline> all = new TreeMap<>(marks);
    all.putAll(other.marks);
    Set<String> own = new TreeSet<>(marks.keySet());
    own.removeAll(other.marks.keySet());
    Undo back = isWhere(other) ? undo : undo.changedFrom(this, "");
    return other
        .withMarks(all)
        .withMeans(other.means.withMarksOfBefore(own))
        .withCompanions(companions)
        .withUndo(back);
  }

  Session withCompanions(List<Companion> changed) {
    return new Session(
        timeline, stops, displays, look, marks, hunt, changed, again, undo, means, told);
  }

  /** This session with nothing for a blank line to repeat. */
  public Session withoutMotion() {
    return withAgain("");
  }

  /** This session with nothing to undo. */
  public Session withoutPast() {
    return withUndo(Undo.NONE);
  }

  Session withAgain(String line) {
    return new Session(
        timeline, stops, displays, look, marks, hunt, companions, line, undo, means, told);
  }

  Session withUndo(Undo changed) {
    return new Session(
        timeline, stops, displays, look, marks, hunt, companions, again, changed, means, told);
  }

  /** This session as one change from an earlier one, whatever came between. */
  public Session asOneChangeFrom(Session before) {
    return withUndo(before.undo);
  }

  /**
   * True if nothing differs but the undo, the line to repeat, companions, what has been explained,
   * and the standing of a hunt.
   */
  public boolean looksLike(Session other) {
    return timeline.equals(other.timeline) && alone().equals(other.alone());
  }

  private Session alone() {
    return withHunt(Optional.empty())
        .withCompanions(List.of())
        .withoutMotion()
        .withoutPast()
        .withAllTold(Set.of())
        .afresh();
  }

  public boolean canUndo() {
    return !undo.past().isEmpty();
  }

  /** The commands that undo can take back, as they were typed, the last one last. */
  public List<String> done() {
    return undo.past().stream().map(change -> change.command().strip()).toList();
  }

  /** What {@link #undone} takes back, as it was typed; empty where a lesson went on. */
  public String toUndo() {
    return undo.toUndo();
  }

  /**
   * The session before the last change.
   *
   * @throws UserError if there is none
   */
  public Session undone() {
    if (undo.past().isEmpty()) {
      throw new UserError("there is nothing to undo");
    }
    return undo.undone(this).withTold(told);
  }

  /** What {@link #redone} does again. */
  public String toRedo() {
    return undo.toRedo();
  }

  /**
   * The session that was undone last.
   *
   * @throws UserError if there is none
   */
  public Session redone() {
    if (undo.future().isEmpty()) {
      throw new UserError("there is nothing to redo");
    }
    return undo.redone(this).withTold(told);
  }
}
