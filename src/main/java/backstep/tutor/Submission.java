package backstep.tutor;

import backstep.lesson.Document;
import backstep.lesson.Limit;
import backstep.lesson.ReplayWorld;
import backstep.network.Shipped;
import backstep.notation.UserError;
import backstep.shell.Reply;
import backstep.shell.Session;
import backstep.shell.Shell;
import backstep.shell.World;
import backstep.shell.argument.Programs;
import java.util.List;

/** What has been done in a lesson, as a recording that can be graded. */
final class Submission {
  private Submission() {}

  /**
   * Types all of it again, in a world of its own, for a recording; and writes that.
   *
   * @return what there is to say to it
   * @throws UserError if nothing has been done in the lesson, or the file cannot be written
   */
  static String write(Document lesson, String file, Shell shell, World world) {
    String id = lesson.front().id();
    List<String> lines = Logbook.lines(id, world);
    if (lines.isEmpty()) {
      throw new UserError("nothing has been typed in the lesson " + id + " yet");
    }
    if (!file.endsWith(".md")) {
      throw new UserError("a file to be handed in ends in .md, as in lesson submit " + id + ".md");
    }
    if (world.has(file)) {
      throw new UserError(file + " is there already; take another name, or remove it");
    }
    World inside = ReplayWorld.of(file, world);
    Session session = Session.begin(Programs.load(Shipped.QUESTION_RELU.word(), inside));
    Reply reply = type(session, "record " + file, shell, inside);
    for (String line : lines) {
      reply = type(reply.session(), line, shell, inside);
    }
    String stopped = type(reply.session(), "record stop", shell, inside).text();
    world.writeBytes(file, inside.readBytes(file));
    long right = Progress.of(id, Progress.all(inside)).map(Progress::right).orElse(0L);
    return stopped
        + "the lesson "
        + id
        + " with "
        + right
        + " of "
        + lesson.questions().size()
        + " questions right, by which it will be graded\n";
  }

  private static Reply type(Session session, String line, Shell shell, World inside) {
    Reply reply = shell.type(session, line, inside, one -> {});
    Limit.stop(inside)
        .ifPresent(
            why -> {
              throw new UserError(why);
            });
    if (inside.isCancelled()) {
      throw new UserError("interrupted; nothing has been written");
    }
    return reply;
  }
}
