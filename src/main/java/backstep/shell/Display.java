package backstep.shell;

import backstep.notation.Expr;

/**
 * An expression that is shown at each stop where it has changed.
 *
 * @param shown what was shown of it last
 */
public record Display(int number, Expr expr, String shown) {}
