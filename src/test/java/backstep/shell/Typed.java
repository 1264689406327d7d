package backstep.shell;

import static org.assertj.core.api.Assertions.assertThat;

import backstep.network.Experiment;
import backstep.network.Shipped;
import backstep.render.Style;
import backstep.tutor.Teaching;

/** Somebody at the shell: types lines and reads what comes. */
public final class Typed {
  public static final Shell SHELL = new Shell(Teaching::commands);

  private final MemoryWorld world;
  private Session session;

  private Typed(Session session, MemoryWorld world) {
    this.session = session;
    this.world = world;
  }

  /** In a fresh session with question-relu. */
  public static Typed fresh() {
    return in(new MemoryWorld());
  }

  public static Typed in(MemoryWorld world) {
    return new Typed(beginning(Shipped.QUESTION_RELU), world);
  }

  public static Session beginning(Shipped shipped) {
    return Session.begin(Experiment.of(shipped.word(), shipped.program()));
  }

  public Session session() {
    return session;
  }

  /** Types a line, which may fail, and returns what is shown, without styles. */
  public String type(String line) {
    Reply reply = SHELL.type(session, line, world, one -> {});
    session = reply.session();
    return Style.plain(reply.text());
  }

  /** Types a line that must not fail. */
  public String does(String line) {
    Reply reply = SHELL.type(session, line, world, one -> {});
    assertThat(reply.failed()).as(line + "\n" + reply.text()).isFalse();
    session = reply.session();
    return Style.plain(reply.text());
  }

  /** Types a line that must fail, and returns the error. */
  public String fails(String line) {
    Reply reply = SHELL.type(session, line, world, one -> {});
    assertThat(reply.failed()).as(line + "\n" + reply.text()).isTrue();
    session = reply.session();
    return Style.plain(reply.text());
  }
}
