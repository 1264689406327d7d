package backstep.tutor;

import backstep.lesson.Document;
import backstep.render.LessonsTable;
import backstep.shell.Arguments;
import backstep.shell.Command;
import backstep.shell.Group;
import backstep.shell.Help;
import backstep.shell.Reply;
import backstep.shell.Session;
import backstep.shell.World;
import java.util.List;
import java.util.Optional;

/** {@code lessons}: which there are, and how far one is. */
record Lessons() implements Command {
  @Override
  public Help help() {
    return Help.of(
        Group.LEARN, "lessons", "lessons", "list the lessons, and how far you are", "lessons");
  }

  @Override
  public Reply run(Session session, Arguments arguments, World world) {
    arguments.end();
    List<Progress> known = Recording.known(session, world);
    List<LessonsTable.Row> rows =
        Library.ids().stream().map(id -> row(Library.document(id, world), known)).toList();
    return Reply.of(session, LessonsTable.text(rows, session.view(world)));
  }

  private static LessonsTable.Row row(Document lesson, List<Progress> known) {
    Optional<Progress> progress = Progress.of(lesson.front().id(), known);
    long questions = lesson.questions().size();
    return new LessonsTable.Row(
        lesson.front().id(),
        lesson.front().title(),
        progress.map(one -> standing(one, questions)).orElse(""));
  }

  private static String standing(Progress progress, long questions) {
    String right = progress.right() + " of " + questions + " right";
    return progress.over() ? "done, " + right : "begun, " + right;
  }
}
