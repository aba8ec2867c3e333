package hazards;

import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import java.util.List;
import java.util.concurrent.ExecutorService;

@Entity
class Basket {
    @OneToMany
    private List<Item> items;

    List<Item> getItems() { // none
        return items;
    }
}

@Entity
class Item {
    @ManyToOne(fetch = FetchType.LAZY)
    private Basket basket;

    Basket getBasket() { // none
        return basket;
    }
}

@Entity
class Country {
    @ManyToOne
    private Currency currency;
}

@Entity
class Currency {
    private String code;
}

record BasketView(int size) {}

class Baskets {
    private EntityManager entities;
    private ExecutorService pool;

    Basket byId(long id) { // H6
        return entities.find(Basket.class, id);
    }

    List<Item> all() { // H6
        return entities.createQuery("select i from Item i", Item.class).getResultList();
    }

    int count(long id) {
        Basket basket = entities.find(Basket.class, id);
        return basket.getItems().size(); // H6
    }

    void later(Basket basket) {
        pool.execute(() -> basket.getItems().clear()); // H6
    }

    BasketView view(long id) { // none
        return new BasketView(3);
    }

    Country country(long id) { // none
        return entities.find(Country.class, id);
    }

    long number(Basket basket) { // none
        return basket.hashCode();
    }

    void laterById(long id) {
        pool.execute(() -> view(id)); // none
    }
}
