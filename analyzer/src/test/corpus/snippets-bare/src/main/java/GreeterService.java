package com.example.grpc;

import com.example.grpc.proto.GreeterGrpc;
import com.example.grpc.proto.Hello;
import com.example.grpc.proto.PriceGrpc;
import io.grpc.stub.StreamObserver;

public class GreeterService extends GreeterGrpc.GreeterImplBase {

    private final PriceGrpc.PriceBlockingStub prices;
    private final PriceGrpc.PriceFutureStub later;

    public GreeterService(PriceGrpc.PriceBlockingStub prices, PriceGrpc.PriceFutureStub later) {
        this.prices = prices;
        this.later = later;
    }

    @Override
    public void greet(Hello request, StreamObserver<Hello> answer) {
        prices.price(request); // ! request grpc
        later.price(request); // ok
        answer.onNext(request); // ok
        answer.onCompleted(); // ok
    }
}
