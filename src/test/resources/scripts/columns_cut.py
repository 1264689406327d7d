import numpy as np
np.random.seed(5)
n0, n1, n2, n3 = 2, 4, 3, 1
W1 = np.random.randn(n1, n0); b1 = np.zeros((n1,1))
W2 = np.random.randn(n2, n1); b2 = np.zeros((n2,1))
W3 = np.random.randn(n3, n2); b3 = np.zeros((n3,1))
X = np.array([[0,0],[0,1],[1,0],[1,1]]).T
Y = np.array([[0,1,1,0]])
lr = 0.2
def sigmoid(z):
    return 1./(1.+np.exp(-z))
for it in range(1000):
    cost = 0
    for i in range(X.shape[1]):
        x = X[:, i:i+1]
        y = Y[:, i:i+1]
        a1 = np.tanh(W1.dot(x)+b1)
        a2 = np.tanh(W2.dot(a1)+b2)
        a3 = sigmoid(W3.dot(a2)+b3)
        cost += -(y*np.log(a3)+(1-y)*np.log(1-a3))
        dz3 = a3-y
        dW3 = dz3.dot(a2.T)
        db3 = dz3
        dz2 = W3.T.dot(dz3)*(1-np.power(a2,2))
        dW2 = dz2.dot(a1.T)
        db2 = dz2
        dz1 = W2.T.dot(dz2)*(1-np.power(a1,2))
        dW1 = dz1.dot(x.T)
        db1 = dz1
        W1 -= lr*dW1; b1 -= lr*db1
        W2 -= lr*dW2; b2 -= lr*db2
        W3 -= lr*dW3; b3 -= lr*db3
    if it % 100 == 0:
        print(it, cost)
