import { applyDecorators } from '@nestjs/common';
import { IsString, IsUUID, Length, ValidateIf, type ValidationOptions } from 'class-validator';

/** Left out of an update, a field stays as it is; unlike @IsOptional, null is checked like any other value. */
export const Omittable = () => ValidateIf((_, value) => value !== undefined);

/** The form of an id only; whether it exists for this person is found out later. */
export const IsId = (options?: ValidationOptions) => IsUUID('all', options);

/** A number the client makes up once per intended effect and repeats when it repeats the request. */
export const IsIdempotencyKey = () => applyDecorators(IsString(), Length(8, 200));
