"""A network with tanh that learns XOR in steps of several samples, a sample a row and a sample a column; with
dropout and noise, and with samples that each step picks at random.

Writes batches.json: every value of the first 8 steps, and the loss of each of 300 epochs.
"""

import json

import numpy as np

X = np.array([[0, 0, 1, 1], [0, 1, 1, 1], [1, 0, 1, 1], [1, 1, 1, 1]], dtype=float)
D = np.array([[0], [1], [1], [0]], dtype=float)


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def cross_entropy(z, d):
    return np.sum(np.maximum(z, 0) + np.log1p(np.exp(-np.abs(z))) - d * z)


def rows(W, x, d, alpha):
    W1, W2 = W
    m = len(x)
    Z1 = x @ W1
    H = np.tanh(Z1)
    Z2 = H @ W2
    y = sigmoid(Z2)
    loss = cross_entropy(Z2, d) / m
    dZ2 = (y - d) / m
    dW2 = H.T @ dZ2
    dH = dZ2 @ W2.T
    dZ1 = dH * (1 - H**2)
    dW1 = x.T @ dZ1
    W[:] = W1 - alpha * dW1, W2 - alpha * dW2
    return dict(Z1=Z1, H=H, Z2=Z2, y=y, loss=loss, dZ2=dZ2, dW2=dW2, dH=dH, dZ1=dZ1, dW1=dW1, W1=W[0], W2=W[1])


def dropout(W, x, d, alpha):
    W1, W2 = W
    m = len(x)
    mask = (np.random.rand(m, 4) < 0.8) / 0.8
    noise = 0.1 * np.random.randn(m, 4)
    Z1 = (x + noise) @ W1
    H = np.tanh(Z1) * mask
    Z2 = H @ W2
    y = sigmoid(Z2)
    loss = cross_entropy(Z2, d) / m
    dZ2 = (y - d) / m
    dW2 = H.T @ dZ2
    dH = dZ2 @ W2.T * mask
    dZ1 = dH * (1 - np.tanh(Z1) ** 2)
    dW1 = (x + noise).T @ dZ1
    W[:] = W1 - alpha * dW1, W2 - alpha * dW2
    return dict(
        mask=mask, noise=noise, Z1=Z1, H=H, Z2=Z2, y=y, loss=loss, dZ2=dZ2, dW2=dW2, dH=dH, dZ1=dZ1, dW1=dW1,
        W1=W[0], W2=W[1],
    )


def columns(W, x, d, alpha):
    """The same with everything the other way round."""
    W_T = [W[0].T, W[1].T]
    values = rows(W_T, x, d, alpha)
    W[:] = W_T[0].T, W_T[1].T
    return {name: np.transpose(value) for name, value in values.items()}


X3 = np.array(
    [[0.2, 0.9, 0.4], [0.8, 0.1, 0.5], [0.4, 0.7, 0.9], [0.1, 0.6, 0.2], [0.9, 0.3, 0.1], [0.6, 0.8, 0.7]]
)
D3 = np.eye(3)[[0, 1, 2, 0, 1, 2]]


def softmax_l2(W, x, d, alpha):
    W1, b1, W2, b2 = W
    m, lam = len(x), 0.01
    Z1 = x @ W1 + b1
    H = np.maximum(0, Z1)
    S = H @ W2 + b2
    e = np.exp(S - S.max(axis=1, keepdims=True))
    y = e / e.sum(axis=1, keepdims=True)
    loss = -np.sum(d * np.log(y)) / m + 0.5 * lam * (np.sum(W1**2) + np.sum(W2**2))
    dS = (y - d) / m
    dW2 = H.T @ dS + lam * W2
    db2 = dS.sum(axis=0, keepdims=True)
    dH = dS @ W2.T
    dZ1 = dH * (Z1 > 0)
    dW1 = x.T @ dZ1 + lam * W1
    db1 = dZ1.sum(axis=0, keepdims=True)
    W[:] = W1 - alpha * dW1, b1 - alpha * db1, W2 - alpha * dW2, b2 - alpha * db2
    return dict(
        Z1=Z1, H=H, S=S, y=y, loss=loss, dS=dS, dW2=dW2, db2=db2, dH=dH, dZ1=dZ1, dW1=dW1, db1=db1,
        W1=W[0], b1=W[1], W2=W[2], b2=W[3],
    )


def columns_with_biases(W, x, d, alpha, mean):
    """1/m in dW and db if they are means, else in the step."""
    W1, b1, W2, b2 = W
    x, d = x.T, d.T
    m = x.shape[1]
    Z1 = W1 @ x + b1
    H = np.tanh(Z1)
    Z2 = W2 @ H + b2
    y = sigmoid(Z2)
    loss = -np.sum(d * np.log(y) + (1 - d) * np.log(1 - y)) / m
    dZ2 = y - d
    by = m if mean else 1
    dW2 = dZ2 @ H.T / by
    db2 = dZ2.sum(axis=1, keepdims=True) / by
    dH = W2.T @ dZ2
    dZ1 = dH * (1 - H**2)
    dW1 = dZ1 @ x.T / by
    db1 = dZ1.sum(axis=1, keepdims=True) / by
    rate = alpha if mean else alpha / m
    W[:] = W1 - rate * dW1, b1 - rate * db1, W2 - rate * dW2, b2 - rate * db2
    return dict(
        Z1=Z1, H=H, Z2=Z2, y=y, loss=loss, dZ2=dZ2, dW2=dW2, db2=db2, dH=dH, dZ1=dZ1, dW1=dW1, db1=db1,
        W1=W[0], b1=W[1], W2=W[2], b2=W[3],
    )


def columns_mean(W, x, d, alpha):
    return columns_with_biases(W, x, d, alpha, True)


def columns_rate(W, x, d, alpha):
    return columns_with_biases(W, x, d, alpha, False)


def train(step, shapes, size, order, steps=None, alpha=0.5, data=(X, D), scale=1):
    np.random.seed(3)
    X, D = data
    n = len(X)
    W = [np.zeros(shape) if 1 in shape and scale != 1 else scale * np.random.randn(*shape) for shape in shapes]
    first, losses = [], []
    for epoch in range(300):
        rows = {"shuffled": np.random.permutation, "in turn": np.arange, "picked": lambda n: None}[order](n)
        losses.append(0.0)
        for start in range(0, n if steps is None else steps * size, size):
            taken = np.random.randint(n, size=size) if order == "picked" else rows[start : start + size]
            values = step(W, X[taken], D[taken], alpha)
            losses[-1] += float(values["loss"])
            if len(first) < 8:
                first.append({name: np.atleast_2d(value).tolist() for name, value in values.items()})
    return {"steps": first, "losses": losses}


with open("batches.json", "w") as out:
    json.dump(
        {
            "rows-all": train(rows, [(4, 5), (5, 1)], 4, "in turn"),
            "columns-of-3": train(columns, [(5, 4), (1, 5)], 3, "shuffled"),
            "dropout": train(dropout, [(4, 4), (4, 1)], 3, "shuffled", alpha=0.1),
            "softmax-l2": train(
                softmax_l2, [(3, 5), (1, 5), (5, 3), (1, 3)], 4, "shuffled", alpha=0.1, data=(X3, D3), scale=0.5
            ),
            "columns-mean": train(
                columns_mean, [(5, 3), (5, 1), (3, 5), (3, 1)], 6, "in turn", data=(X3, D3), scale=0.5
            ),
            "columns-rate": train(
                columns_rate, [(5, 3), (5, 1), (3, 5), (3, 1)], 4, "shuffled", data=(X3, D3), scale=0.5
            ),
            "picks": train(columns, [(5, 4), (1, 5)], 3, "picked", steps=7),
            "pick-one": train(columns, [(5, 4), (1, 5)], 1, "picked"),
        },
        out,
    )
    out.write("\n")
