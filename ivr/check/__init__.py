"""Prove a hotline before anyone hears it: rules over its flows, and every situation explored."""
