package com.acme.shop;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

public interface OrderRepository extends JpaRepository<Order, Long> {

    Optional<Order> findByCustomer(String customer);

    List<Order> findTop10ByOrderByIdDesc();

    default boolean isKnown(String customer) {
        return findByCustomer(customer).isPresent(); // ! request jpa
    }
}
