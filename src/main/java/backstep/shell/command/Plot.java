package backstep.shell.command;

import backstep.notation.Span;
import backstep.notation.UserError;
import backstep.shell.Arguments;
import backstep.shell.Command;
import backstep.shell.Group;
import backstep.shell.Help;
import backstep.shell.Reply;
import backstep.shell.Session;
import backstep.shell.Syntax;
import backstep.shell.World;
import backstep.shell.figure.Runs;
import backstep.shell.figure.Subject;

/**
 * {@code plot}: curves over the epochs, the answers over the inputs, a matrix, the hidden units.
 */
public record Plot() implements Command {
  @Override
  public Help help() {
    return Help.of(
            Group.LOOK,
            "plot",
            "plot loss | EXPRESSION, ... | surface [EXPRESSION] | units  [--with PROGRAM]",
            "draw curves, a matrix, the answers over the inputs, the hidden units",
            "run 200; plot loss")
        .details(
            """
            plot loss draws epoch_loss, plot max(abs(Z1)), norm(Ws) any values at the ends of epochs, over all
            epochs up to now; where values span more than three decades the scale is logarithmic. plot Ws draws a
            matrix as it is now, by sign and size of its cells. plot surface draws y, or another number, over the
            first two inputs that differ from sample to sample, the others at their mean over the data; plot units
            draws where the pre-activation of each unit of the first hidden layer is 0, where a ReLU turns on or
            off, as far as half the range of the data beyond them. Where only one input differs, both draw y over
            it with the samples. --with fixed-relu draws another
            program, too, after as many samples from its own beginning. Pictures are as large and as colourful as
            the window lets them be; after set tables plain in characters, which say nothing by colour alone.
            """);
  }

  @Override
  public Syntax syntax() {
    return Subject.syntax(Syntax.NONE).then(Runs.SYNTAX.optional());
  }

  @Override
  public Reply run(Session session, Arguments arguments, World world) {
    Span span = arguments.here();
    if (arguments.isEmpty()) {
      throw new UserError("what is to be drawn is missing; the usage is: " + help().usage(), span);
    }
    String typed = arguments.rest();
    Runs runs = Runs.of(session, typed, span, world);
    Subject subject = Subject.of(Runs.subject(typed), span);
    return Reply.of(session, subject.text(runs, session.view(world)));
  }
}
