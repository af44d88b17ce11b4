/** The root of every error that this package throws on purpose. */
export class PatchwayError extends Error {
  override name = "PatchwayError";
}

export interface InputErrorPlace {
  /** A JSON pointer into the input. */
  readonly pointer?: string;
  readonly file?: string;
  /** Counted from 1. */
  readonly line?: number;
  /** In UTF-16 code units, counted from 1: where the text stops being what it should be. */
  readonly column?: number | undefined;
}

/** The input is not what the call takes: says where and what to do. */
export class InputError extends PatchwayError {
  override name = "InputError";
  readonly pointer: string;
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;

  constructor(message: string, place: InputErrorPlace = {}) {
    super(message);
    this.pointer = place.pointer ?? "";
    if (place.file !== undefined) this.file = place.file;
    if (place.line !== undefined) this.line = place.line;
    if (place.column !== undefined) this.column = place.column;
  }
}

/** API Gateway's error names, with the HTTP status that each travels under. */
export const SERVICE_ERRORS = {
  BadRequestException: 400,
  ValidationException: 400,
  UnauthorizedException: 401,
  NotFoundException: 404,
  ConflictException: 409,
  LimitExceededException: 429,
  TooManyRequestsException: 429,
} as const;

export type ServiceErrorName = keyof typeof SERVICE_ERRORS;

/** What a refusal says, before it becomes an error. */
export interface Refusal {
  readonly name: ServiceErrorName;
  readonly message: string;
}

/** The error that AWS would answer with: its name, HTTP status and text. */
export class ServiceError extends PatchwayError {
  override name: ServiceErrorName;
  readonly status: number;
  /** The operation that was refused, counted from 0; -1 where the list as a whole was. */
  readonly index: number;
  /** What AWS holds after the refusal: the object as it was, or with the earlier operations under `atomic: false`. */
  readonly resource: unknown;

  constructor(refusal: Refusal, index: number, resource?: unknown) {
    super(refusal.message);
    this.name = refusal.name;
    this.status = SERVICE_ERRORS[refusal.name];
    this.index = index;
    this.resource = resource;
  }
}
