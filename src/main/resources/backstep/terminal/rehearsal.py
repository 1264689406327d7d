# What the rehearsal loads, so that the classes that read a script are in the archive: one of each kind.
import numpy as np

np.random.seed(2)
X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
X = np.append(X, np.ones((4, 1)), axis=1)
t = [0, 1, 1, 0]
U = np.random.rand(3, 3) - 0.5
v = np.random.randn(1, 3)
rate = 0.1


def squash(z, slope=False):
    if slope:
        return z * (1 - z)
    return 1 / (1 + np.exp(-z))


def gate(z):
    if z > 0:
        return z
    else:
        return 0


losses = []
for epoch in range(1000):
    loss = 0
    for k in range(len(X)):
        z = np.zeros(3)
        h = np.zeros(3)
        for j in range(3):
            for i in range(3):
                z[j] += U[j, i] * X[k, i]
            h[j] = gate(z[j])
        y = squash(v.dot(h)[0])
        loss += np.abs(y - t[k])
        e = (y - t[k]) * squash(y, True)
        dU = np.zeros((3, 3))
        for j in range(3):
            for i in range(3):
                if z[j] > 0:
                    dU[j, i] = e * v[0, j] * X[k, i]
                else:
                    dU[j, i] = 0
        v -= rate * e * np.array([h])
        U = U - rate * dU
    losses.append(loss)
    if epoch % 100 == 0:
        print(f"{epoch}: {loss:.3f}", [round(w, 2) for w in v[0]])
