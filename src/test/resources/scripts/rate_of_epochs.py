import numpy as np
np.random.seed(0)
X = np.array([[0,0],[0,1],[1,0],[1,1]])
y = np.array([[0],[1],[1],[0]])
W1 = np.random.randn(2, 4)
W2 = np.random.randn(4, 1)
lr = 0.5
for epoch in range(200):
    for i in range(len(X)):
        x = X[i:i+1]
        h = 1/(1+np.exp(-x.dot(W1)))
        o = 1/(1+np.exp(-h.dot(W2)))
        do = (o-y[i:i+1])*o*(1-o)
        dh = do.dot(W2.T)*h*(1-h)
        W2 -= lr*h.T.dot(do)
        W1 -= lr*x.T.dot(dh)
    if (epoch + 1) % 50 == 0:
        lr = lr * 0.5
        print(lr)
    if epoch % 50 == 0:
        H = 1/(1+np.exp(-X.dot(W1)))
        print(epoch, np.mean((1/(1+np.exp(-H.dot(W2)))-y)**2))
print(W2.ravel(), lr)
