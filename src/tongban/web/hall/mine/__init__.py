"""Mine (我的): filings, cases, certificates."""
