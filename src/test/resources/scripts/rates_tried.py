# the same training with several rates, one after the other; a helper with a name of its own
import numpy as np

def squash(v):
    result = 1 / (1 + np.exp(-v))
    return result

X = np.array([[0, 0, 1], [0, 1, 1], [1, 0, 1], [1, 1, 1]])
T = np.array([[0], [1], [1], [0]])
final = []
for rate in [0.5, 2, 8]:
    np.random.seed(4)
    first = 2 * np.random.random((3, 5)) - 1
    second = 2 * np.random.random((5, 1)) - 1
    for turn in range(3000):
        inner = squash(X @ first)
        guess = squash(inner @ second)
        miss = guess - T
        at_guess = miss * guess * (1 - guess)
        at_inner = at_guess @ second.T * inner * (1 - inner)
        second -= rate * inner.T @ at_guess
        first -= rate * X.T @ at_inner
    final.append(np.mean(np.abs(miss)))
print(final)
