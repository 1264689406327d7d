package backstep.script;

import backstep.notation.UserError;
import backstep.script.Syntax.Expression;
import backstep.script.Syntax.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an epoch does besides its steps. It must not reach them: only two epochs are run, and what
 * it does in the hundredth would be missed. What only prints, draws or adds up is left out; what
 * depends on the number of the epoch alone, each step does for itself.
 */
final class EpochBody {
  static final String LEAVES_OUT =
      "this may leave out samples of an epoch, and a program takes all of them in each";

  private final TrainingLoop training;
  private final ParameterChanges functions;
  private final List<Statement> ofTheEpoch = new ArrayList<>();
  private final List<Statement> atStart = new ArrayList<>();
  private final List<Statement> atEnd = new ArrayList<>();
  private final Set<String> read;
  private final List<Statement> ordering = new ArrayList<>();
  private final Set<String> moving = new HashSet<>();

  /** What each epoch begins with the same numbers, whatever the last one has made of it. */
  private final Set<String> begunAnew = new HashSet<>();

  private EpochBody(List<Statement> script, TrainingLoop training, Map<Statement, String> leftOut) {
    this.training = training;
    this.functions = ParameterChanges.of(script);
    this.read = readBySteps();
    moving.addAll(mentions(training.loop()).written());
    training.way().forEach(level -> level.body().forEach(s -> moving.addAll(written(s))));
    readThroughNames();
    training.way().forEach(level -> ordering.addAll(Shuffling.ordering(before(level), leftOut)));
  }

  /**
   * Looks at all that an epoch does.
   *
   * @param around gets what the program does without, though the script does it
   * @throws UserError where the steps read something of it
   */
  static TrainingLoop require(List<Statement> script, TrainingLoop training, Around around) {
    if (training.samples() == null) {
      EarlyStop.find(script, training.loop(), around.leftOut());
      return training;
    }
    EpochBody body = new EpochBody(script, training, around.leftOut());
    body.require();
    around.kept().addAll(body.read);
    around.kept().removeAll(body.moving);
    return new TrainingLoop(
        training.loop(),
        training.way(),
        body.ofTheEpoch,
        body.atStart,
        body.atEnd,
        training.around());
  }

  /** What the steps read, but for what the loop over the samples gives them anew. */
  private Set<String> readBySteps() {
    Syntax.For samples = (Syntax.For) training.samples();
    Set<String> names = new HashSet<>();
    samples.body().forEach(statement -> names.addAll(mentions(statement).read()));
    names.removeAll(targets(samples.target()));
    names.addAll(itemNames());
    return names;
  }

  /** The steps read what a name that they read is made of, as {@code part = epoch // 10} is. */
  private void readThroughNames() {
    List<Statement> before = before(training.way().get(training.way().size() - 1));
    for (int i = before.size() - 1; i >= 0; i--) {
      Set<String> of = new HashSet<>(mentions(before.get(i)).read());
      Set<String> made = new HashSet<>();
      before.subList(0, i).forEach(one -> made.addAll(written(one)));
      of.retainAll(made);
      if (written(before.get(i)).stream().anyMatch(read::contains)) {
        read.addAll(of);
      }
    }
  }

  private Mentions mentions(Statement statement) {
    return Mentions.of(statement).through(functions);
  }

  private Set<String> written(Statement statement) {
    return mentions(statement).written();
  }

  /** The names that a loop writes at the head of each round. */
  static Set<String> targets(Expression target) {
    return Mentions.of(new Syntax.Assignment(List.of(target), List.of(), target, target.span()))
        .written();
  }

  private void require() {
    for (int depth = 0; depth < training.way().size(); depth++) {
      SampleLoop.Level level = training.way().get(depth);
      boolean last = depth == training.way().size() - 1;
      boolean before = true;
      for (Statement statement : level.body()) {
        if (statement == level.through()) {
          before = false;
          begunAnew.addAll(last ? set(level) : Set.of());
          if (!last) {
            requirePassing(statement);
          }
        } else if (before && Mentions.skips(statement, depth > 0)) {
          throw new UserError(LEAVES_OUT, statement.span());
        } else if (!(statement instanceof Syntax.Return)) {
          require(statement, before && last);
        }
      }
    }
    Set<String> over = itemNames();
    over.retainAll(moving);
    training.way().forEach(level -> level.others().forEach(one -> over.removeAll(sameNames(one))));
    ordering.forEach(one -> over.removeAll(written(one)));
    if (!over.isEmpty()) {
      throw new UserError(
          "which samples are taken changes from epoch to epoch", training.samples().span());
    }
  }

  private void require(Statement statement, boolean first) {
    Set<String> written = new HashSet<>(written(statement));
    written.retainAll(read);
    written.removeAll(begunAnew);
    if (!written.isEmpty() && !isTheSameEachTime(statement) && !ordering.contains(statement)) {
      if (first && isOfTheEpoch(statement)) {
        ofTheEpoch.add(statement);
        return;
      }
      if (isOfOneStep(statement)) {
        (first ? atStart : atEnd).add(statement);
        return;
      }
      String name = written.iterator().next().replace(".", "");
      throw new UserError(
          "this changes '"
              + name
              + "' between the samples, and the steps read it: a program has its steps and nothing"
              + " between them; let it depend on its own value and the epoch alone",
          statement.span());
    }
  }

  private static List<Statement> before(SampleLoop.Level level) {
    return level.body().stream().takeWhile(one -> one != level.through()).toList();
  }

  /** A call that leads to the samples gets names, and what it gives back are names. */
  private void requirePassing(Statement statement) {
    Set<String> written = new HashSet<>(Mentions.of(statement).written());
    written.retainAll(moving);
    Syntax.Call call = SampleLoop.call(statement);
    Set<String> given = new HashSet<>();
    call.arguments().stream()
        .filter(argument -> !(argument instanceof Syntax.Name))
        .forEach(argument -> given.addAll(Mentions.readIn(argument)));
    call.keywords().stream()
        .filter(keyword -> !(keyword.value() instanceof Syntax.Name))
        .forEach(keyword -> given.addAll(Mentions.readIn(keyword.value())));
    given.retainAll(moving);
    boolean passes =
        SampleLoop.called(call, functions.functions()).body().stream()
            .allMatch(EpochBody::givesNames);
    if (!given.isEmpty() || !(passes || written.stream().noneMatch(this::isLive))) {
      throw new UserError(
          "an epoch is a function here: give it names, and let its last line return names, so that"
              + " nothing changes between the samples",
          statement.span());
    }
  }

  /** True of what an epoch goes on with. */
  private boolean isLive(String name) {
    return read.contains(name)
        || training.way().stream()
            .map(SampleLoop.Level::through)
            .filter(through -> through != training.samples())
            .map(through -> SampleLoop.call(through))
            .anyMatch(call -> Mentions.readIn(call).contains(name));
  }

  private static boolean givesNames(Statement statement) {
    if (!(statement instanceof Syntax.Return back)) {
      return !Mentions.leaves(statement);
    }
    return back.value() == null
        || back.value() instanceof Syntax.Name
        || (back.value() instanceof Syntax.Items items
            && items.items().stream().allMatch(Syntax.Name.class::isInstance));
  }

  private Set<String> itemNames() {
    Syntax.For loop = (Syntax.For) training.samples();
    Statement alone = new Syntax.Doing(loop.items(), loop.span());
    return new HashSet<>(mentions(alone).read());
  }

  /** Names that nothing but {@code total = 0} and the like writes before the samples. */
  private Set<String> set(SampleLoop.Level level) {
    List<Statement> before = before(level);
    Set<String> names = new HashSet<>();
    before.forEach(statement -> names.addAll(sameNames(statement)));
    before.stream()
        .filter(statement -> !isTheSameEachTime(statement))
        .forEach(statement -> names.removeAll(written(statement)));
    return names;
  }

  private Set<String> sameNames(Statement statement) {
    return isTheSameEachTime(statement) ? written(statement) : Set.of();
  }

  /** True of {@code total = 0} and the like. */
  private boolean isTheSameEachTime(Statement statement) {
    return statement instanceof Syntax.Assignment
        && mentions(statement).read().stream().noneMatch(moving::contains);
  }

  /** True of {@code rate = start / (1 + epoch)} and the like, and of a branch of such. */
  private boolean isOfTheEpoch(Statement statement) {
    if (!(training.loop() instanceof Syntax.For epochs)
        || training.way().size() > 1
        || Mentions.leaves(statement)) {
      return false;
    }
    Set<String> known = new HashSet<>(targets(epochs.target()));
    ofTheEpoch.forEach(one -> known.addAll(written(one)));
    Set<String> inside = mentions(training.samples()).written();
    Mentions mentions = mentions(statement);
    boolean elsewhere =
        mentions.written().stream()
            .anyMatch(name -> inside.contains(name) || writes(name, statement));
    return !elsewhere
        && mentions.read().stream()
            .noneMatch(name -> moving.contains(name) && !known.contains(name));
  }

  /**
   * True of {@code rate *= 0.9} and the like: of what reads nothing but what the steps leave, the
   * number of the epoch, and what it writes itself.
   */
  private boolean isOfOneStep(Statement statement) {
    if (training.way().size() > 1 || Mentions.leaves(statement)) {
      return false;
    }
    Mentions mentions = mentions(statement);
    Set<String> elsewhere = new HashSet<>();
    training.way().get(0).others().stream()
        .filter(one -> one != statement)
        .forEach(one -> elsewhere.addAll(written(one)));
    return mentions.written().stream().noneMatch(elsewhere::contains)
        && mentions.read().stream().noneMatch(elsewhere::contains)
        && !Drawing.isAmong(mentions.read());
  }

  /** True if something else between the samples writes a name. */
  private boolean writes(String name, Statement but) {
    return training.way().get(0).others().stream()
        .filter(one -> one != but && !ofTheEpoch.contains(one))
        .anyMatch(one -> written(one).contains(name));
  }
}
