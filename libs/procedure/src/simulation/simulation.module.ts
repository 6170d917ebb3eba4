import { Module } from '@nestjs/common';
import { CalculationModule } from '@renkei/consortium';
import { SimulationResolver } from './simulation.resolver.ts';
import { SimulationService } from './simulation.service.ts';

/** What leaving does, and how the caps are used best. */
@Module({
  imports: [CalculationModule],
  providers: [SimulationService, SimulationResolver],
})
export class SimulationModule {}
