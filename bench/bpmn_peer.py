"""A BPMN engine (流程引擎): SpiffWorkflow, its state loaded and saved at every step."""

import json
from collections.abc import Callable, Sequence
from tempfile import NamedTemporaryFile
from typing import Any

import psycopg
from SpiffWorkflow.bpmn.parser.BpmnParser import BpmnParser  # type: ignore[import-not-found]
from SpiffWorkflow.bpmn.serializer import BpmnWorkflowSerializer  # type: ignore[import-not-found]
from SpiffWorkflow.bpmn.workflow import BpmnWorkflow  # type: ignore[import-not-found]
from SpiffWorkflow.util.task import TaskState  # type: ignore[import-not-found]

_HEAD = (
    '<?xml version="1.0"?><definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"'
    ' targetNamespace="bench"><process id="life" isExecutable="true">'
)


def engine(
    connection: "psycopg.Connection[Any]", departments: Sequence[str]
) -> Callable[[], object]:
    """Return what takes one instance from its start to its end, a transaction for each task."""
    connection.execute(
        "CREATE TABLE IF NOT EXISTS bpmn_instance ("
        " id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, state jsonb NOT NULL)"
    )
    spec, serializer = _spec(departments), BpmnWorkflowSerializer()

    def live() -> object:
        workflow = BpmnWorkflow(spec)
        workflow.do_engine_steps()
        with connection.transaction():
            state = serializer.serialize_json(workflow)
            row = connection.execute(
                "INSERT INTO bpmn_instance (state) VALUES (%s::jsonb) RETURNING id", [state]
            ).fetchone()
        assert row is not None
        while _one_task(connection, serializer, row[0]):
            pass
        return row

    return live


def _one_task(connection: "psycopg.Connection[Any]", serializer: Any, key: int) -> bool:
    """Load an instance, complete one task that waits, and save it; tell whether more wait."""
    with connection.transaction():
        row = connection.execute(
            "SELECT state FROM bpmn_instance WHERE id = %s FOR UPDATE", [key]
        ).fetchone()
        assert row is not None
        workflow = serializer.deserialize_json(json.dumps(row[0]))
        waiting = workflow.get_tasks(state=TaskState.READY, manual=True)
        if waiting:
            waiting[0].data["opinion"] = "已核对，符合要求。"
            waiting[0].run()
            workflow.do_engine_steps()
        connection.execute(
            "UPDATE bpmn_instance SET state = %s::jsonb WHERE id = %s",
            [serializer.serialize_json(workflow), key],
        )
        return not workflow.is_completed()


def _spec(departments: Sequence[str]) -> Any:
    """Return the process: accept, every department side by side, decide, deliver."""
    parser = BpmnParser()
    with NamedTemporaryFile("w", suffix=".bpmn", encoding="utf-8") as file:
        file.write(_written(departments))
        file.flush()
        parser.add_bpmn_file(file.name)
    return parser.get_spec("life")


def _written(departments: Sequence[str]) -> str:
    tasks = ["accept", *departments, "decide", "deliver"]
    flows = [("start", "accept"), ("accept", "fork")]
    flows += [("fork", one) for one in departments] + [(one, "join") for one in departments]
    flows += [("join", "decide"), ("decide", "deliver"), ("deliver", "end")]
    nodes = '<startEvent id="start"/><endEvent id="end"/>'
    nodes += '<parallelGateway id="fork"/><parallelGateway id="join"/>'
    nodes += "".join(f'<userTask id="{one}" name="{one}"/>' for one in tasks)
    arrows = "".join(
        f'<sequenceFlow id="f{place}" sourceRef="{start}" targetRef="{end}"/>'
        for place, (start, end) in enumerate(flows)
    )
    return f"{_HEAD}{nodes}{arrows}</process></definitions>"
