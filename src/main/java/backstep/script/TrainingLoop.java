package backstep.script;

import backstep.notation.Source;
import backstep.notation.UserError;
import backstep.script.Syntax.Statement;
import java.util.List;

/**
 * The loop of a script that trains: the outermost one each of whose rounds changes the same numbers
 * that were there before it.
 *
 * @param loop a round of it is an epoch
 * @param way how an epoch gets to the loop a round of which takes a sample; nothing where an epoch
 *     is one step
 * @param ofTheEpoch statements before that loop that depend on nothing but the number of the epoch:
 *     each step begins with them
 * @param atStart statements before that loop that change what they have made before: the first step
 *     of an epoch begins with them
 * @param atEnd statements behind that loop that change what the steps read, as a rate that gets
 *     smaller: the last step of an epoch ends with them
 * @param around the loop each round of which is a training, as with other rates, or null
 */
record TrainingLoop(
    Statement loop,
    List<SampleLoop.Level> way,
    List<Statement> ofTheEpoch,
    List<Statement> atStart,
    List<Statement> atEnd,
    Statement around) {

  /** True of what a step does, though it stands between the epochs' steps. */
  boolean isOfOneStep(Statement statement) {
    return atStart.contains(statement) || atEnd.contains(statement);
  }

  /** The loop over the samples, or null. */
  Statement samples() {
    return way.isEmpty() ? null : way.get(way.size() - 1).through();
  }

  /**
   * Finds it.
   *
   * @throws UserError where there is none, or more than one
   */
  static TrainingLoop find(List<Statement> script, Source first, Around around) {
    LoopSurvey survey = new LoopSurvey(around, true);
    UserError stopped = survey.run(script);
    if (stopped != null && survey.hasCut() && !survey.hasFound(script)) {
      survey = new LoopSurvey(around, false);
      stopped = survey.run(script);
    }
    survey.keepRenewing(script);
    if (stopped != null && !survey.hasFound(script)) {
      throw stopped;
    }
    LoopSurvey.Candidate found = survey.only(first);
    return new TrainingLoop(
        found.loop(),
        SampleLoop.find(found, script),
        List.of(),
        List.of(),
        List.of(),
        found.around());
  }
}
