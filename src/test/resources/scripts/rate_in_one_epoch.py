# linear softmax regression, labels as ints, step schedule, shuffle each epoch in place
import numpy as np

np.random.seed(42)
centers = np.array([[0, 0], [2, 2], [-2, 2]])
X = np.concatenate([c + 0.6 * np.random.randn(10, 2) for c in centers])
y = np.repeat([0, 1, 2], 10)
num_classes = 3
W = np.zeros((2, num_classes))
b = np.zeros(num_classes)

def softmax(scores):
    scores = scores - np.max(scores, axis=1, keepdims=True)
    exps = np.exp(scores)
    return exps / np.sum(exps, axis=1, keepdims=True)

def one_hot(labels, k):
    out = np.zeros((labels.size, k))
    out[np.arange(labels.size), labels] = 1
    return out

lr = 0.5
for epoch in range(60):
    if epoch == 30:
        lr *= 0.1
    indices = np.arange(len(X))
    np.random.shuffle(indices)
    X_s = X[indices]
    y_s = y[indices]
    for start in range(0, len(X), 10):
        xb = X_s[start:start + 10]
        yb = one_hot(y_s[start:start + 10], num_classes)
        p = softmax(xb.dot(W) + b)
        loss = -np.sum(yb * np.log(p)) / len(xb)
        grad = (p - yb) / len(xb)
        W -= lr * xb.T.dot(grad)
        b -= lr * grad.sum(axis=0)
    if epoch % 10 == 0:
        acc = np.mean(np.argmax(softmax(X.dot(W) + b), axis=1) == y)
        print('epoch %d loss %.4f acc %.2f lr %g' % (epoch, loss, acc, lr))
