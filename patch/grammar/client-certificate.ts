import { documented, inferred } from "../../common/evidence.js";
import { listFamily } from "./families.js";
import { description, identity, moment, readOnly, tags } from "./rows.js";
import { CLI, RECORDED, TABLE } from "./sources.js";
import type { KindGrammar } from "./types.js";

export const clientCertificate: KindGrammar<"ClientCertificate"> = {
  kind: "ClientCertificate",
  operation: "UpdateClientCertificate",
  inputName: "updateClientCertificateInput",
  errors: listFamily(inferred(`${RECORDED} for kinds of few members`)),
  members: {
    clientCertificateId: identity(
      "/clientCertificateId",
      "The id.",
      "GenerateClientCertificate, then DeleteClientCertificate for the old one",
      ["a1b2c3", "d4e5f6"],
    ),
    description: description("The description.", documented(`${TABLE}; ${CLI}`)),
    pemEncodedCertificate: readOnly("/pemEncodedCertificate", "The public key.", [
      "-----BEGIN CERTIFICATE-----a",
      "-----BEGIN CERTIFICATE-----b",
    ]),
    createdDate: moment("/createdDate", "When the certificate was made."),
    expirationDate: moment("/expirationDate", "When the certificate expires."),
    tags,
  },
};
