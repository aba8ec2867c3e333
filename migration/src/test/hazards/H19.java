package hazards;

import java.util.Comparator;

interface Prices {
    String price(String id);
}

class Fixed implements Prices {
    @Override
    public String price(String id) { // H19
        return id.trim();
    }

    @Override
    public String toString() { // H19
        return called();
    }

    String called() { // H19
        return "";
    }
}

class ById implements Comparator<String> {
    @Override
    public int compare(String one, String other) { // H19
        return one.length() - other.length();
    }
}

class Free {
    String alone(String id) { // none
        return id.trim();
    }

    String price(String id, int count) { // none
        return id + count;
    }

    static String shared(String id) { // none
        return id.trim();
    }
}
