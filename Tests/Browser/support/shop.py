"""A small shop of six services, as believable traces: what the screenshots and most tests show."""

import random

from support.otlp import Trace, event, exception

MS = 1_000_000
STACK = """PaymentDeclined: card issuer did not answer within 800 ms
  at PaymentGateway.authorize(amount:) in PaymentGateway.swift:88
  at Checkout.pay(order:) in Checkout.swift:41
  at OrderService.placeOrder(_:) in OrderService.swift:117"""


class Shop:
    """Makes traces from a seed, so that the same pictures come out every time."""

    def __init__(self, seed=7):
        self.random = random.Random(seed)

    def trace_id(self):
        return f"{self.random.getrandbits(128):032x}"

    def around(self, middle):
        return int(middle * MS * self.random.lognormvariate(0, 0.28))

    def checkout(self, begin, slow=False, fails=False):
        """POST /checkout: eight kinds of work in six services."""
        trace = Trace(self.trace_id(), begin)
        items = self.random.randint(2, 5)
        stock = [self.around(4) for _ in range(items)]
        pricing = self.around(9)
        pay = 812 * MS if fails else self.around(190 if slow else 62)
        write = self.around(95 if slow else 11)
        orders_length = self.around(3) + max(sum(stock[:2]), max(stock)) + pricing + pay + write + self.around(6)
        total = orders_length + self.around(14)
        user = self.random.randint(1000, 9999)
        root = trace.span(
            "gateway",
            "POST /checkout",
            0,
            total,
            kind="server",
            status="error" if fails else "unset",
            message="502 Bad Gateway" if fails else "",
            values={
                "http.request.method": "POST",
                "http.route": "/checkout",
                "url.path": "/checkout",
                "http.response.status_code": 502 if fails else 201,
                "user.id": user,
                "client.address": "203.0.113.24",
                "user_agent.original": "Shop/5.2 (iOS 18.1)",
            },
            events=[event("checkout received", 300_000, {"level": "info", "cart.items": items})],
        )
        session = trace.span(
            "gateway",
            "Session.load",
            400_000,
            self.around(1.4),
            root,
            values={"session.age_s": self.random.randint(10, 4000)},
        )
        trace.span(
            "gateway",
            "GET session",
            500_000,
            self.around(0.7),
            session,
            "client",
            {"db.system.name": "redis", "db.query.text": "GET session:4f1c"},
        )
        call_at = 4 * MS
        call = trace.span(
            "gateway",
            "shop.Orders/PlaceOrder",
            call_at,
            orders_length + 2 * MS,
            root,
            "client",
            {
                "rpc.system": "grpc",
                "rpc.service": "shop.Orders",
                "rpc.method": "PlaceOrder",
                "server.address": "orders.internal",
            },
            status="error" if fails else "unset",
            message="UNAVAILABLE" if fails else "",
        )
        self.orders(trace, call, call_at + MS, orders_length, stock, pricing, pay, write, fails)
        if not fails:
            trace.span("gateway", "Response.encode", total - self.around(2.2), self.around(1.1), root)
        return trace

    def orders(self, trace, call, at, length, stock, pricing, pay, write, fails):
        order = self.random.randint(40_000, 90_000)
        place = trace.span(
            "orders",
            "shop.Orders/PlaceOrder",
            at,
            length,
            call,
            "server",
            {"rpc.system": "grpc", "rpc.method": "PlaceOrder", "order.id": order},
            status="error" if fails else "unset",
            message="payment failed" if fails else "",
            events=[event("order accepted", at + MS, {"level": "info", "order.id": order})],
        )
        trace.span("orders", "Order.validate", at + MS // 4, self.around(1.2), place)
        at += 2 * MS
        reserve = trace.span(
            "orders", "Inventory.reserve", at, max(stock) + 3 * MS, place, values={"items": len(stock)}
        )
        for number, length in enumerate(stock):
            self.reserve(trace, reserve, at + MS // 2 + number * MS // 5, length, number)
        at += max(stock) + 3 * MS
        quote = trace.span(
            "orders",
            "GET /prices",
            at,
            pricing,
            place,
            "client",
            {"http.request.method": "GET", "url.full": "http://pricing/prices?currency=EUR"},
        )
        prices = trace.span(
            "pricing",
            "GET /prices",
            at + MS // 2,
            pricing - MS,
            quote,
            "server",
            {"http.request.method": "GET", "http.route": "/prices", "http.response.status_code": 200},
        )
        trace.span(
            "pricing",
            "Discounts.apply",
            at + MS,
            int(pricing * 0.5),
            prices,
            values={"discount.codes": ["WELCOME10"], "discount.total": 4.2},
        )
        at += pricing + MS // 3
        self.payment(trace, place, at, pay, fails)
        at += pay + MS // 3
        if fails:
            return
        save = trace.span("orders", "Order.save", at, write, place)
        for name, part in (("INSERT orders", 0.35), ("INSERT order_lines", 0.3), ("COMMIT", 0.25)):
            trace.span(
                "orders",
                name,
                at + 100_000,
                int(write * part),
                save,
                "client",
                {"db.system.name": "sqlite", "db.query.text": f"{name} …", "db.response.returned_rows": 1},
            )
            at += int(write * part) + 100_000
        trace.span(
            "orders",
            "orders.placed publish",
            at,
            self.around(0.9),
            place,
            "producer",
            {"messaging.system": "kafka", "messaging.destination.name": "orders.placed"},
        )

    def reserve(self, trace, parent, at, length, number):
        sku = f"SKU-{self.random.randint(100, 999)}"
        call = trace.span(
            "orders",
            "shop.Inventory/Reserve",
            at,
            length,
            parent,
            "client",
            {"rpc.system": "grpc", "rpc.method": "Reserve", "item.sku": sku},
        )
        serve = trace.span(
            "inventory",
            "shop.Inventory/Reserve",
            at + 300_000,
            max(400_000, length - 600_000),
            call,
            "server",
            {"rpc.system": "grpc", "item.sku": sku, "item.quantity": number + 1},
        )
        trace.span(
            "inventory",
            "UPDATE stock",
            at + 500_000,
            max(200_000, length - 1_400_000),
            serve,
            "client",
            {"db.system.name": "sqlite", "db.query.text": "UPDATE stock SET reserved = reserved + ? WHERE sku = ?"},
        )

    def payment(self, trace, parent, at, length, fails):
        call = trace.span(
            "orders",
            "POST /payments",
            at,
            length,
            parent,
            "client",
            {
                "http.request.method": "POST",
                "url.full": "http://payments/payments",
                "http.response.status_code": 504 if fails else 200,
            },
            status="error" if fails else "unset",
            message="504 Gateway Timeout" if fails else "",
        )
        serve = trace.span(
            "payments",
            "POST /payments",
            at + MS,
            length - 2 * MS,
            call,
            "server",
            {
                "http.request.method": "POST",
                "http.route": "/payments",
                "payment.amount": 84.9,
                "payment.currency": "EUR",
            },
            status="error" if fails else "unset",
            message="PaymentDeclined" if fails else "",
        )
        trace.span(
            "payments",
            "Fraud.score",
            at + 2 * MS,
            int(length * 0.12),
            serve,
            values={"fraud.score": 0.07, "fraud.model": "gbm-14"},
        )
        authorize = at + 3 * MS + int(length * 0.12)
        rest = length - 6 * MS - int(length * 0.12)
        events = [event("retrying", authorize + rest // 2, {"level": "warning", "attempt": 2})]
        if fails:
            events.append(
                exception(authorize + rest, "PaymentDeclined", "card issuer did not answer within 800 ms", STACK)
            )
        trace.log("payments", "fraud score is fine", authorize, span=serve, values={"fraud.score": 0.07})
        issuer = trace.span(
            "payments",
            "Issuer.authorize",
            authorize,
            rest,
            serve,
            "client",
            {
                "server.address": "issuer.example",
                "payment.method": "card",
                "error.type": "PaymentDeclined" if fails else "none",
            },
            status="error" if fails else "unset",
            message="card issuer did not answer within 800 ms" if fails else "",
            events=events if fails or length > 150 * MS else (),
        )
        if fails:
            values = {"payment.amount": 84.9, "attempts": 2}
            trace.log("payments", "giving up on the card issuer", authorize + rest - MS, "error", issuer, values)

    def product(self, begin):
        """GET /products/{id}: short, with a cache in front."""
        trace = Trace(self.trace_id(), begin)
        hit = self.random.random() < 0.6
        work = self.around(1.5 if hit else 14)
        root = trace.span(
            "gateway",
            "GET /products/{id}",
            0,
            work + self.around(2.5) + 2 * MS,
            kind="server",
            values={
                "http.request.method": "GET",
                "http.route": "/products/{id}",
                "http.response.status_code": 200,
                "cache.hit": hit,
            },
        )
        call = trace.span(
            "gateway", "shop.Catalog/Get", MS, work + MS, root, "client", {"rpc.system": "grpc", "rpc.method": "Get"}
        )
        serve = trace.span("catalog", "shop.Catalog/Get", MS + 400_000, work, call, "server", {"rpc.system": "grpc"})
        if not hit:
            trace.span(
                "catalog",
                "SELECT products",
                MS + 700_000,
                int(work * 0.8),
                serve,
                "client",
                {"db.system.name": "sqlite", "db.query.text": "SELECT * FROM products WHERE id = ?"},
            )
        return trace

    def search(self, begin):
        """GET /search: asks catalog and inventory at once."""
        trace = Trace(self.trace_id(), begin)
        work = self.around(28)
        root = trace.span(
            "gateway",
            "GET /search",
            0,
            work + 5 * MS,
            kind="server",
            values={
                "http.request.method": "GET",
                "http.route": "/search",
                "search.text": "running shoes",
                "http.response.status_code": 200,
            },
        )
        for service, method, part in (
            ("catalog", "shop.Catalog/Search", 1.0),
            ("inventory", "shop.Inventory/Available", 0.6),
        ):
            call = trace.span("gateway", method, 2 * MS, int(work * part) + MS, root, "client", {"rpc.system": "grpc"})
            serve = trace.span(
                service, method, 2 * MS + 400_000, int(work * part), call, "server", {"rpc.system": "grpc"}
            )
            trace.span(
                service, "SELECT …", 3 * MS, int(work * part * 0.7), serve, "client", {"db.system.name": "sqlite"}
            )
        return trace

    def traffic(self, now, count, seconds):
        """Requests of some minutes that end now, the oldest first; every ninth checkout fails."""
        traces = []
        for number in range(count):
            begin = now - int(seconds * 1e9 * (1 - number / count)) + self.random.randint(0, int(seconds * 1e9 / count))
            begin = min(begin, now - 1_000_000_000)
            kind = self.random.random()
            if number % 23 == 17:
                traces.append(self.checkout(begin, fails=True))
            elif kind < 0.42:
                traces.append(self.product(begin))
            elif kind < 0.7:
                traces.append(self.search(begin))
            else:
                traces.append(self.checkout(begin, slow=kind > 0.94))
        return traces


def large(trace_id, begin, count, services=6):
    """A trace of many spans: a root with batches of calls below it."""
    trace = Trace(trace_id, begin)
    root = trace.span("batch", "nightly import", 0, count * 20_000, kind="internal", span_id=f"{1:016x}")
    parent, number = root, 1
    while number < count:
        if number % 50 == 0 or number == 1:
            parent = trace.span(
                f"worker-{number // 50 % services}",
                f"chunk {number // 50}",
                number * 20_000,
                50 * 20_000,
                root,
                "server",
                span_id=f"{number + 1:016x}",
            )
        else:
            failed = number % 997 == 0
            trace.span(
                f"worker-{number // 50 % services}",
                f"row {number}",
                number * 20_000,
                15_000,
                parent,
                values={"row": number},
                status="error" if failed else "unset",
                span_id=f"{number + 1:016x}",
            )
        number += 1
    return trace
