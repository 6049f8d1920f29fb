CREATE CONSTRAINT weft_entity IF NOT EXISTS FOR (n:Entity) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT weft_literal IF NOT EXISTS FOR (n:Literal) REQUIRE n.id IS UNIQUE;
UNWIND [
{`id`: 'AIModel/별빛', `name`: '별빛', `type`: 'AIModel', `supports`: 9, `aliases`: []}
] AS row
MERGE (n:Entity {id: row.id}) SET n += row, n:`AIModel`;
UNWIND [
{`id`: 'Company/가람소프트', `name`: '가람소프트', `type`: 'Company', `supports`: 3, `aliases`: ['GRS']}
] AS row
MERGE (n:Entity {id: row.id}) SET n += row, n:`Company`;
UNWIND [
{`id`: '6624a21e5e15976425ac21f043e00c50', `name`: '1분기', `type`: 'Date', `value`: '2021-Q1', `supports`: 1},
{`id`: 'b7ba8e1d13bb4c97495a5424160dabb5', `name`: '5월', `type`: 'Date', `value`: '2021-05', `supports`: 1},
{`id`: 'd8ec9aecfc7085256d55c1c8608bccc1', `name`: '5월 25일', `type`: 'Date', `value`: '2021-05-25', `supports`: 1},
{`id`: 'ea1253d898d3d3fca9a708c43f3776c1', `name`: '작년', `type`: 'Date', `value`: '2020', `supports`: 1}
] AS row
MERGE (n:Literal {id: row.id}) SET n += row, n:`Date`;
UNWIND [
{`id`: '0034e61036b6a7d7271c7e8251aa3ed8', `name`: '1.5%', `type`: 'Percent', `value`: '1.5', `number`: 1.5, `unit`: '%', `supports`: 1}
] AS row
MERGE (n:Literal {id: row.id}) SET n += row, n:`Percent`;
UNWIND [
{`id`: '6b19c48118799b568e50891750faa3e5', `name`: '1조개', `type`: 'Quantity', `value`: '1000000000000', `number`: 1000000000000.0, `unit`: '개', `supports`: 1}
] AS row
MERGE (n:Literal {id: row.id}) SET n += row, n:`Quantity`;
UNWIND [
{`source`: 'Company/가람소프트', `target`: 'AIModel/별빛', `fields`: {`id`: 'ccafb52cbdf0d485498e2984a3333874', `relation`: 'develops', `status`: 'actual', `confidence`: 990, `supports`: 2, `doc`: 'a.txt', `rule`: 'test/rule', `start`: 0, `end`: 10, `evidence`: 'It is so.', `other_supports`: '[{"doc":"b.txt","confidence":900,"rule":"test/rule","start":30,"end":40,"evidence":"It is so."}]'}},
{`source`: 'Company/가람소프트', `target`: 'AIModel/별빛', `fields`: {`id`: 'fd79df309a3b2ca9764c8b204285bdfa', `relation`: 'develops', `status`: 'planned', `when`: '2022', `confidence`: 900, `supports`: 1, `doc`: 'b.txt', `rule`: 'test/rule', `start`: 60, `end`: 70, `evidence`: 'It is so.'}}
] AS row
MATCH (a:Entity {id: row.source})
MATCH (b:Entity {id: row.target})
MERGE (a)-[r:`develops` {id: row.fields.id}]->(b) SET r += row.fields;
UNWIND [
{`source`: 'AIModel/별빛', `target`: '6b19c48118799b568e50891750faa3e5', `fields`: {`id`: '6b19c48118799b568e50891750faa3e5', `relation`: 'parameter_count', `status`: 'actual', `of`: '매개변수', `confidence`: 900, `supports`: 1, `doc`: 'b.txt', `rule`: 'test/rule', `start`: 5, `end`: 15, `evidence`: 'It is so.'}}
] AS row
MATCH (a:Entity {id: row.source})
MATCH (b:Literal {id: row.target})
MERGE (a)-[r:`parameter_count` {id: row.fields.id}]->(b) SET r += row.fields;
UNWIND [
{`source`: 'AIModel/별빛', `target`: '6624a21e5e15976425ac21f043e00c50', `fields`: {`id`: '6624a21e5e15976425ac21f043e00c50', `relation`: 'released_on', `status`: 'actual', `confidence`: 900, `supports`: 1, `doc`: 'c.txt', `rule`: 'test/rule', `start`: 3, `end`: 13, `evidence`: 'It is so.'}},
{`source`: 'AIModel/별빛', `target`: 'b7ba8e1d13bb4c97495a5424160dabb5', `fields`: {`id`: 'b7ba8e1d13bb4c97495a5424160dabb5', `relation`: 'released_on', `status`: 'actual', `confidence`: 900, `supports`: 1, `doc`: 'c.txt', `rule`: 'test/rule', `start`: 0, `end`: 10, `evidence`: 'It is so.'}},
{`source`: 'AIModel/별빛', `target`: 'd8ec9aecfc7085256d55c1c8608bccc1', `fields`: {`id`: 'd8ec9aecfc7085256d55c1c8608bccc1', `relation`: 'released_on', `status`: 'actual', `confidence`: 900, `supports`: 1, `doc`: 'c.txt', `rule`: 'test/rule', `start`: 2, `end`: 12, `evidence`: 'It is so.'}},
{`source`: 'AIModel/별빛', `target`: 'ea1253d898d3d3fca9a708c43f3776c1', `fields`: {`id`: 'ea1253d898d3d3fca9a708c43f3776c1', `relation`: 'released_on', `status`: 'actual', `confidence`: 900, `supports`: 1, `doc`: 'c.txt', `rule`: 'test/rule', `start`: 1, `end`: 11, `evidence`: 'It is so.'}},
{`source`: 'AIModel/별빛', `target`: '0034e61036b6a7d7271c7e8251aa3ed8', `fields`: {`id`: '0034e61036b6a7d7271c7e8251aa3ed8', `relation`: 'released_on', `status`: 'actual', `confidence`: 900, `supports`: 1, `doc`: 'c.txt', `rule`: 'test/rule', `start`: 4, `end`: 14, `evidence`: 'It is so.'}}
] AS row
MATCH (a:Entity {id: row.source})
MATCH (b:Literal {id: row.target})
MERGE (a)-[r:`released_on` {id: row.fields.id}]->(b) SET r += row.fields;
