package backstep.tutor;

import backstep.lesson.Choice;
import backstep.lesson.Goal;
import backstep.lesson.Predict;
import backstep.lesson.Question;

/** What somebody types who knows all the answers. */
final class Solved {
  private Solved() {}

  static String by(Question question) {
    return question.fold(
        new Question.Kinds<String>() {
          @Override
          public String predict(Predict predict) {
            return predict.answer().orElseThrow().text();
          }

          @Override
          public String choice(Choice choice) {
            return Integer.toString(choice.right());
          }

          @Override
          public String goal(Goal goal) {
            return goal.solution();
          }
        });
  }
}
