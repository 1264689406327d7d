import numpy as np
np.random.seed(4)
X = np.random.randn(9,2)
L = [0,1,2]*3
Y = np.eye(3)[L]
W = np.random.randn(3,2)*0.1
b = np.zeros(3)
def softmax(z):
    e = np.exp(z - np.max(z))
    return e/e.sum()
for ep in range(100):
    loss = 0
    for i in range(9):
        p = softmax(W@X[i] + b)
        loss -= np.log(p[L[i]])
        dz = p - Y[i]
        W -= 0.1*np.outer(dz, X[i])
        b -= 0.1*dz
    print(loss/9)
