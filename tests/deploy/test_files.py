"""The files for containers: right by their schemas, in step with the project and each other."""

import copy
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import kubernetes_validate
import pytest
import yaml
from check_jsonschema.builtin_schemas import get_builtin_schema
from jsonschema import ValidationError
from jsonschema.validators import validator_for

from deploy import host
from deploy.processes import PROJECT, free_ports, start, stop, wait_for
from lib.version import VERSION

DEPLOY = PROJECT / "deploy"
IMAGE = (DEPLOY / "Containerfile").read_text().replace("\\\n", " ")
COPIED = [
    (source, target)
    for line in re.findall(r"^COPY (?!--from)(.+)$", IMAGE, re.M)
    for *sources, target in [line.split()]
    for source in sources
]
COMPOSE = yaml.safe_load((DEPLOY / "compose.yaml").read_text())
EVERY = [*yaml.safe_load_all((DEPLOY / "kubernetes.yaml").read_text())]
OBJECTS = {each["kind"]: each for each in reversed(EVERY)}  # the first of each kind
ROUTE = yaml.safe_load((DEPLOY / "gateway.yaml").read_text())
POD = OBJECTS["Deployment"]["spec"]["template"]["spec"]
CADDYFILE = (DEPLOY / "Caddyfile").read_text()


# The image


def test_the_image_copies_what_there_is_and_its_context_holds_no_more():
    kept = [line[1:] for line in (PROJECT / ".dockerignore").read_text().splitlines()
            if line.startswith("!")]  # fmt: skip
    assert sorted(kept) == sorted({source.rstrip("/") for source, _ in COPIED})
    assert [each for each in kept if not (PROJECT / each).exists()] == []


def test_the_image_runs_as_a_plain_user():
    assert re.findall(r"^USER (.+)$", IMAGE, re.M) == ["10001:10001"]
    assert POD["securityContext"]["runAsUser"] == 10001


def test_the_image_and_the_host_give_all_threads_the_same_heaps():
    said = dict(re.findall(r"(\w+)=(\S+)", re.findall(r"^ENV (.+)$", IMAGE, re.M)[0]))
    assert host.ARENAS.items() <= said.items()


def test_what_the_image_copies_is_enough_and_nothing_is_written_beside_it(tmp_path):
    app, home, log = tmp_path / "app", tmp_path / "home", tmp_path / "log"
    home.mkdir()
    for source, target in COPIED:
        if target != "/":  # the requirements are installed already
            place(PROJECT / source, app / target)
    before = listing(app)
    [port] = free_ports(1)
    variables = dict(re.findall(r"(\w+)=(\S+)", re.findall(r"^ENV (.+)$", IMAGE, re.M)[0]))
    settings = variables | {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "STREAMLIT_SERVER_ADDRESS": "127.0.0.1",
        "STREAMLIT_SERVER_PORT": str(port),
        "STREAMLIT_SERVER_BASE_URL_PATH": "deep",
        "ESTIMATES": "",
    }
    [command] = [json.loads(each) for each in re.findall(r"^CMD (.+)$", IMAGE, re.M)]
    [check] = [json.loads(each) for each in re.findall(r"^HEALTHCHECK .*CMD (.+)$", IMAGE, re.M)]
    binaries = Path(sys.executable).parent

    def healthy() -> bool:
        ended = subprocess.run(
            [binaries / check[0], *check[1:]],
            cwd=app, env={**os.environ, **settings}, capture_output=True, check=False,
        )  # fmt: skip
        return ended.returncode == 0

    assert not healthy()
    process = start([str(binaries / command[0]), *command[1:]], settings, log, app)
    try:
        wait_for(f"http://127.0.0.1:{port}/deep/view", process, log)
        assert healthy()
    finally:
        stop(process)
    assert listing(app) == before
    assert listing(home) == {}


def place(source: Path, target: Path) -> None:
    """Copy as an image's COPY does: a folder's content, a file into a folder."""
    files = [each for each in source.rglob("*") if each.is_file()] if source.is_dir() else [source]
    for each in files:
        if "__pycache__" not in each.parts:
            to = target / (each.relative_to(source) if source.is_dir() else each.name)
            to.parent.mkdir(parents=True, exist_ok=True)
            to.write_bytes(each.read_bytes())


def listing(folder: Path) -> dict[Path, int]:
    return {each: each.stat().st_mtime_ns for each in folder.rglob("*")}


# Compose


def check_compose(document: dict) -> None:
    schema = get_builtin_schema("vendor.compose-spec")
    validator_for(schema)(schema).validate(document)


def test_the_compose_file_is_right_by_its_schema():
    check_compose(COMPOSE)


@pytest.mark.parametrize(
    ("key", "wrong"), [("read_only", []), ("cap_drop", "ALL"), ("memory_limit", "1g")]
)
def test_a_broken_compose_file_is_noticed(key, wrong):
    broken = copy.deepcopy(COMPOSE)
    broken["services"]["app-1"][key] = wrong
    with pytest.raises(ValidationError):
        check_compose(broken)


def test_two_replicas_reached_through_the_proxy_alone():
    services = COMPOSE["services"]
    proxy = services["caddy"]
    replicas = {name: each for name, each in services.items() if name != "caddy"}
    assert proxy["environment"]["REPLICAS"].split() == [f"{each}:8501" for each in replicas]
    assert f"{{$REPLICAS:{proxy['environment']['REPLICAS']}}}" in CADDYFILE
    for each in replicas.values():
        assert "ports" not in each
        assert each["networks"] == ["inside"]
    assert COMPOSE["networks"]["inside"] == {"internal": True}


@pytest.mark.parametrize("name", ["app-1", "app-2", "caddy"])
def test_every_container_is_confined(name):
    service = COMPOSE["services"][name]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert service["mem_limit"]
    assert service["restart"] == "unless-stopped"


def test_the_compose_file_asks_for_health_as_the_image_does():
    found = COMPOSE["services"]["app-1"]["healthcheck"]
    [(options, check)] = re.findall(r"^HEALTHCHECK (.+) CMD (.+)$", IMAGE, re.M)
    assert found.pop("test") == ["CMD", *json.loads(check)]
    said = dict(re.findall(r"--([\w-]+)=(\w+)", options))
    assert {name.replace("_", "-"): each for name, each in found.items()} == said


def test_every_variable_of_the_compose_file_is_explained():
    used = set(re.findall(r"\$\{(\w+)", (DEPLOY / "compose.yaml").read_text()))
    explained = set(re.findall(r"^#?(\w+)=", (DEPLOY / "env.example").read_text(), re.M))
    assert used == explained


# Kubernetes


def check_object(document: dict) -> None:
    kubernetes_validate.validate(document, kubernetes_validate.latest_version(), strict=True)


@pytest.mark.parametrize(
    "document", EVERY, ids=[f"{each['kind']} {each['metadata']['name']}" for each in EVERY]
)
@pytest.mark.parametrize("version", ["1.26.0", kubernetes_validate.latest_version()])
def test_every_object_is_right_by_its_schema(document, version):
    kubernetes_validate.validate(document, version, strict=True)


@pytest.mark.parametrize(
    ("kind", "path", "wrong"),
    [
        ("Deployment", "spec.replicas", "two"),
        ("Deployment", "spec.template.spec.containers.0.livenessProb", {}),
        ("Deployment", "spec.template.spec.containers.0.readinessProbe.exec.command", "python"),
        ("Deployment", "spec.template.spec.containers.0.readinessProbe.periodSeconds", "2s"),
        ("Service", "spec.ports.0.port", "http"),
        ("Ingress", "spec.rules.0.http.paths.0.pathType", 1),
        ("HorizontalPodAutoscaler", "spec.minReplicas", "two"),
        ("PodDisruptionBudget", "spec.selectors", {}),
        ("NetworkPolicy", "spec.egress", {}),
    ],
)
def test_a_broken_object_is_noticed(kind, path, wrong):
    broken = copy.deepcopy(OBJECTS[kind])
    place_in: dict | list = broken
    *steps, last = path.split(".")
    for step in steps:
        place_in = place_in[int(step) if isinstance(place_in, list) else step]
    place_in[last] = wrong
    with pytest.raises(kubernetes_validate.ValidationError):
        check_object(broken)


def test_the_objects_speak_of_the_same_app():
    labels = OBJECTS["Deployment"]["spec"]["template"]["metadata"]["labels"]
    assert OBJECTS["Deployment"]["spec"]["selector"]["matchLabels"] == labels
    assert OBJECTS["Service"]["spec"]["selector"] == labels
    assert OBJECTS["PodDisruptionBudget"]["spec"]["selector"]["matchLabels"] == labels
    assert (
        OBJECTS["HorizontalPodAutoscaler"]["spec"]["scaleTargetRef"]["name"]
        == (OBJECTS["Deployment"]["metadata"]["name"])
    )
    [path] = OBJECTS["Ingress"]["spec"]["rules"][0]["http"]["paths"]
    assert path["backend"]["service"]["name"] == OBJECTS["Service"]["metadata"]["name"]
    [port] = POD["containers"][0]["ports"]
    assert [port["name"]] == [each["targetPort"] for each in OBJECTS["Service"]["spec"]["ports"]]
    assert f"EXPOSE {port['containerPort']}\n" in IMAGE


SAME = {"/view", "/view.svg", "/view.png", "/preview.png", "/robots.txt", "/favicon.ico", "/api",
        "/static"}  # fmt: skip


def test_what_caches_may_keep_is_reached_without_a_cookie():
    sticky, same = (each for each in EVERY if each["kind"] == "Ingress")
    services = {each["metadata"]["name"]: each for each in EVERY if each["kind"] == "Service"}
    named = same["metadata"]["name"]
    assert "annotations" not in same["metadata"]
    assert "annotations" not in services[named]["metadata"]
    paths = same["spec"]["rules"][0]["http"]["paths"]
    assert {each["path"] for each in paths} == SAME
    assert {each["backend"]["service"]["name"] for each in paths} == {named}
    assert sticky["spec"]["rules"][0]["host"] == same["spec"]["rules"][0]["host"]
    assert {each["spec"]["ingressClassName"] for each in (sticky, same)} == {"nginx"}


def test_the_route_of_the_gateway_is_that_of_the_ingresses():
    spec = ROUTE["spec"]
    assert (ROUTE["apiVersion"], ROUTE["kind"]) == (
        "gateway.networking.k8s.io/v1", "HTTPRoute",
    )  # fmt: skip
    assert set(spec) == {"parentRefs", "hostnames", "rules"}
    assert spec["hostnames"] == [OBJECTS["Ingress"]["spec"]["rules"][0]["host"]]
    same, sticky = spec["rules"]
    assert {each["path"]["value"] for each in same["matches"]} == SAME
    assert {each["path"]["type"] for each in same["matches"]} == {"Exact", "PathPrefix"}
    assert sticky["matches"] == [{"path": {"type": "PathPrefix", "value": "/"}}]
    assert "sessionPersistence" not in same
    services = {each["metadata"]["name"]: each for each in EVERY if each["kind"] == "Service"}
    for rule in (same, sticky):
        [behind] = rule["backendRefs"]
        [port] = services[behind["name"]]["spec"]["ports"]
        assert behind["port"] == port["port"]


def test_the_image_is_pinned_and_a_start_does_not_call_for_another_pod():
    [container] = POD["containers"]
    assert container["image"].endswith(f":{VERSION}")
    scale_up = OBJECTS["HorizontalPodAutoscaler"]["spec"]["behavior"]["scaleUp"]
    assert scale_up["stabilizationWindowSeconds"] >= 60
    assert container["lifecycle"]["preStop"]["exec"]["command"][0] == "sleep"


def test_only_the_proxy_and_prometheus_reach_the_pods_and_they_reach_nobody():
    policy = OBJECTS["NetworkPolicy"]["spec"]
    assert policy["podSelector"] == {"matchLabels": OBJECTS["Service"]["spec"]["selector"]}
    assert policy["policyTypes"] == ["Ingress", "Egress"]
    assert policy["egress"] == []
    assert [each["ports"] for each in policy["ingress"]] == [[{"port": "http"}]]


def test_own_data_and_what_is_written_have_their_places():
    volumes = {each["name"]: each for each in POD["volumes"]}
    mounts = {each["name"]: each for each in POD["containers"][0]["volumeMounts"]}
    assert volumes["tmp"]["emptyDir"]["medium"] == "Memory"
    assert volumes["data"]["configMap"]["optional"] is True
    assert {name: each["mountPath"] for name, each in mounts.items()} == {
        "tmp": "/tmp", "cache": "/cache", "data": "/data",
    }  # fmt: skip


def test_the_pod_is_confined_and_watched():
    [container] = POD["containers"]
    assert POD["securityContext"]["runAsNonRoot"] is True
    assert container["securityContext"] == {
        "readOnlyRootFilesystem": True,
        "allowPrivilegeEscalation": False,
        "capabilities": {"drop": ["ALL"]},
    }
    assert container["resources"]["limits"]["memory"]
    [check] = [json.loads(each) for each in re.findall(r"^HEALTHCHECK .*CMD (.+)$", IMAGE, re.M)]
    for probe in ("startupProbe", "readinessProbe"):
        assert container[probe]["exec"] == {"command": check}
    assert container["livenessProbe"]["httpGet"] == {"path": "/_stcore/health", "port": "http"}


def test_the_image_makes_its_files_readable_whatever_they_were():
    _, build, final = IMAGE.split("\nFROM ")
    assert "chmod -R u=rwX,go=rX /app /venv" in build
    assert {source for source, _ in COPIED} == set(
        " ".join(re.findall(r"^COPY (?!--from)(.+) \S+$", build, re.M)).split()
    )
    assert re.findall(r"^COPY (\S+)", final, re.M) == ["--from=build"] * 3


def test_both_set_the_same_variables():
    [container] = POD["containers"]
    assert {each["name"] for each in container["env"]} == set(
        COMPOSE["services"]["app-1"]["environment"]
    )


# Caddy


@pytest.mark.parametrize("domain", [":80", "estimates.example.org", "http://:8501"])
def test_caddy_takes_its_file(caddy: str, tmp_path, domain):
    ended = subprocess.run(
        [caddy, "validate", "--config", DEPLOY / "Caddyfile", "--adapter", "caddyfile"],
        env={"DOMAIN": domain, "HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path)},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert "Valid configuration" in ended.stdout + ended.stderr


def test_caddy_is_given_only_variables_that_its_file_reads():
    read = set(re.findall(r"\{\$(\w+)", CADDYFILE))
    assert set(COMPOSE["services"]["caddy"]["environment"]) - {"GOMEMLIMIT"} <= read
    assert read == set(re.findall(r"^#   ([A-Z]+) ", CADDYFILE, re.M))
