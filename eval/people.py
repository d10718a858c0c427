"""Run by locust: people who read an answer for a while and then ask the next question, as the page's API is asked."""

import json
import os
import random

from locust import HttpUser, between, task

QUESTIONS: list[str] = json.loads(os.environ["BENCH_QUESTIONS"])
_READING_SECONDS = (4.0, 12.0)


class Person(HttpUser):
    """One visitor; a question counts from its sending to the whole answer."""

    wait_time = between(*_READING_SECONDS)

    @task
    def ask(self) -> None:
        """Ask one question; anything but an answer is a failure."""
        question = random.choice(QUESTIONS)  # noqa: S311
        with self.environment.events.request.measure("ASK", "answer") as request:
            sent = self.client.post("/gradio_api/call/ask", json={"data": [question]}, name="send")
            event = sent.json()["event_id"]
            told = self.client.get(f"/gradio_api/call/ask/{event}", name="receive").text
            request["response_length"] = len(told)
            if "event: complete" not in told or '"status": "error"' in told:
                raise ValueError(f"no answer: {told[:200]}")
