"""A DAG that people trigger and one that its schedule does, for tests of what a collector reads of them."""

from datetime import datetime, timedelta

from airflow import DAG

try:
    from airflow.providers.standard.operators.python import PythonOperator
except ImportError:
    from airflow.operators.python import PythonOperator


def work(dag_run):
    if (dag_run.conf or {}).get("fail"):
        raise ValueError("asked to fail")


with DAG("etl", schedule=None, start_date=datetime(2024, 1, 1), is_paused_upon_creation=False) as etl:
    PythonOperator(task_id="load", python_callable=work)

with DAG(
    "nightly",
    schedule=timedelta(days=1),
    start_date=datetime(2024, 1, 1),
    catchup=False,
    is_paused_upon_creation=False,
) as nightly:
    PythonOperator(task_id="load", python_callable=work)
