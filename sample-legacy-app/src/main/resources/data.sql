insert into destination (code, name, country, currency) values
    ('LIS', 'Lisbon', 'PT', 'EUR'),
    ('NYC', 'New York', 'US', 'USD'),
    ('OSL', 'Oslo', 'NO', 'NOK'),
    ('TYO', 'Tokyo', 'JP', 'JPY'),
    ('LON', 'London', 'GB', 'GBP');

insert into customer (name, email, loyalty_number) values
    ('Ada Holm', 'ada@example.com', 'TD-1001'),
    ('Ben Ortiz', 'ben@example.com', 'TD-1002'),
    ('Cleo Marsh', 'cleo@example.com', null);
