BEGIN TRANSACTION;
CREATE TABLE answer (
                id TEXT PRIMARY KEY NOT NULL,
                attempt TEXT NOT NULL REFERENCES attempt (id) ON DELETE CASCADE,
                seq INTEGER NOT NULL CHECK (seq >= 1),
                question TEXT NOT NULL,
                question_hash TEXT NOT NULL,
                response TEXT NOT NULL,
                fraction REAL NOT NULL CHECK (fraction BETWEEN 0 AND 1),
                state TEXT NOT NULL,
                rule TEXT NOT NULL,
                rule_version INTEGER NOT NULL,
                certainty TEXT,
                hints INTEGER NOT NULL CHECK (hints >= 0),
                milliseconds INTEGER NOT NULL CHECK (milliseconds >= 0),
                answered_at TEXT NOT NULL,
                UNIQUE (attempt, seq)
            ) STRICT;
INSERT INTO "answer" VALUES('before-1','before',1,'how-it-works-for-a-friend','ce3db94ee8161e06247a8840f5aacf26','{"type":"picked","choice":"76f8175c"}',0.0,'wrong','all_correct',1,'sure',1,1001,'2026-05-22T10:31:00.123Z');
INSERT INTO "answer" VALUES('before-2','before',2,'main-cause-of-flakes','fb6728dacc4fef2d876999d03914be46','{"type":"picked","choice":"fa1bbda8"}',1.0,'right','all_correct',1,'guess',0,1002,'2026-05-22T11:32:00.123Z');
INSERT INTO "answer" VALUES('before-3','before',3,'loose-bit-while-combing','21f266f72568788c1cce76a67822a5dc','{"type":"picked","choice":"a2c662f3"}',1.0,'right','all_correct',1,NULL,1,1003,'2026-05-22T12:33:00.123Z');
INSERT INTO "answer" VALUES('before-4','before',4,'a-free-serum-sample','542433a55a63109121f8e2870ee41bc2','{"type":"picked","choice":"511f6177"}',0.0,'wrong','all_correct',1,'sure',0,1004,'2026-05-22T13:34:00.123Z');
INSERT INTO "answer" VALUES('before-5','before',5,'severe-around-the-mouth','a3618bc977cec4dc84aa37adee985071','{"type":"dont_know"}',0.0,'dont_know','all_correct',1,'guess',1,1005,'2026-05-22T14:35:00.123Z');
INSERT INTO "answer" VALUES('before-6','before',6,'thin-flakes-on-the-forehead','16b4579413ee6f68270ef7efd3fe412d','{"type":"picked","choice":"29f51838"}',1.0,'right','all_correct',1,NULL,0,1006,'2026-05-22T15:36:00.123Z');
INSERT INTO "answer" VALUES('first-1','first',1,'what-the-needles-do','6af18619de32f98bc8051b12efb34936','{"type":"picked","choice":"43f85633"}',0.0,'wrong','all_correct',1,'sure',1,1001,'2026-05-22T16:31:00.123Z');
INSERT INTO "answer" VALUES('first-2','first',2,'clinic-sheet-or-course','7996dbe6f14c737347f7554cc899713b','{"type":"picked","choice":"5bf30808"}',1.0,'right','all_correct',1,'guess',0,1002,'2026-05-22T17:32:00.123Z');
INSERT INTO "answer" VALUES('again-1','again',1,'what-the-needles-do','6af18619de32f98bc8051b12efb34936','{"type":"picked","choice":"7504b2a5"}',1.0,'right','all_correct',1,'sure',1,1001,'2026-05-22T18:31:00.123Z');
INSERT INTO "answer" VALUES('again-2','again',2,'clinic-sheet-or-course','7996dbe6f14c737347f7554cc899713b','{"type":"picked","choice":"5bf30808"}',1.0,'right','all_correct',1,'guess',0,1002,'2026-05-22T19:32:00.123Z');
INSERT INTO "answer" VALUES('some-1','some',1,'what-the-needles-do','6af18619de32f98bc8051b12efb34936','{"type":"picked","choice":"7504b2a5"}',1.0,'right','all_correct',1,'sure',1,1001,'2026-05-22T20:31:00.123Z');
INSERT INTO "answer" VALUES('some-2','some',2,'clinic-sheet-or-course','7996dbe6f14c737347f7554cc899713b','{"type":"picked","choice":"5bf30808"}',1.0,'right','all_correct',1,'guess',0,1002,'2026-05-22T21:32:00.123Z');
INSERT INTO "answer" VALUES('step-0-1','step-0',1,'why-flakes-show-up','e85f8cffc355f361c190a1d84f130112','{"type":"picked","choice":"453c6833"}',1.0,'right','all_correct',1,'sure',1,1001,'2026-05-22T22:31:00.123Z');
INSERT INTO "answer" VALUES('step-0-2','step-0',2,'a-cream-that-stings-now','ee0ecee03e08b96c457b741f7e6e6071','{"type":"picked","choice":"b18a8505"}',1.0,'right','all_correct',1,'guess',0,1002,'2026-05-22T23:32:00.123Z');
INSERT INTO "answer" VALUES('step-1-1','step-1',1,'smooth-skin-beside-a-friend','35048c00e7f25687ba246f96e143dc77','{"type":"picked","choice":"true"}',0.0,'wrong','all_correct',1,'sure',1,1001,'2026-05-23T00:31:00.123Z');
INSERT INTO "answer" VALUES('step-1-2','step-1',2,'strong-pain-is-not-proof','3d7882be37ab578e60194efd3f1988a6','{"type":"picked","choice":"805f26de"}',1.0,'right','all_correct',1,'guess',0,1002,'2026-05-23T01:32:00.123Z');
INSERT INTO "answer" VALUES('step-1-3','step-1',3,'light-flakes-and-well','3cae9c5a36548001adca4c0c99987395','{"type":"picked","choice":"aa69b454"}',1.0,'right','all_correct',1,NULL,1,1003,'2026-05-23T02:33:00.123Z');
INSERT INTO "answer" VALUES('step-2-1','step-2',1,'kind-ways-to-wash','e7285b4118c63a3b8ccd38ceca2b4948','{"type":"ticked","choices":["a5ccb62a","f3c87c95"]}',1.0,'right','all_correct',1,'sure',1,1001,'2026-05-23T03:31:00.123Z');
INSERT INTO "answer" VALUES('step-2-2','step-2',2,'flakes-before-a-party','d064b49688a11424e34e16e6b4fbf73a','{"type":"picked","choice":"22a843fd"}',1.0,'right','all_correct',1,'guess',0,1002,'2026-05-23T04:32:00.123Z');
INSERT INTO "answer" VALUES('step-2-3','step-2',3,'dry-and-tight','72a94584b9ee9b6295cc5df21429245f','{"type":"picked","choice":"29261db3"}',1.0,'right','all_correct',1,NULL,1,1003,'2026-05-23T05:33:00.123Z');
INSERT INTO "answer" VALUES('step-3-1','step-3',1,'loose-flake-on-the-chin','386cab000f52b3ad1214a57d0b60caa3','{"type":"picked","choice":"d451faf7"}',0.0,'wrong','all_correct',1,'sure',1,1001,'2026-05-23T06:31:00.123Z');
INSERT INTO "answer" VALUES('step-3-2','step-3',2,'a-small-itch-at-night','a72819c473e0050a110ecd7e7a07d3eb','{"type":"picked","choice":"ee5c0b60"}',1.0,'right','all_correct',1,'guess',0,1002,'2026-05-23T07:32:00.123Z');
INSERT INTO "answer" VALUES('step-3-3','step-3',3,'a-sunny-walk','3faae7d604245cd06781f9a65d6c1be6','{"type":"picked","choice":"1e3fa88d"}',1.0,'right','all_correct',1,NULL,1,1003,'2026-05-23T08:33:00.123Z');
INSERT INTO "answer" VALUES('step-4-1','step-4',1,'a-friends-strong-serum','21d6998d0b46eb11bf5614c6242dc3da','{"type":"picked","choice":"38bebda0"}',1.0,'right','all_correct',1,'sure',1,1001,'2026-05-23T09:31:00.123Z');
INSERT INTO "answer" VALUES('step-4-2','step-4',2,'two-articles-on-serums','a8b5ed8ff4013a72ea7a0826f983c96d','{"type":"picked","choice":"60349a35"}',1.0,'right','all_correct',1,'guess',0,1002,'2026-05-23T10:32:00.123Z');
INSERT INTO "answer" VALUES('step-5-1','step-5',1,'light-peeling-turns-severe','5a70cdbac1a60ca034e8ccf52debcf30','{"type":"picked","choice":"5c8c6f5c"}',0.0,'wrong','all_correct',1,'sure',1,1001,'2026-05-23T11:31:00.123Z');
INSERT INTO "answer" VALUES('step-5-2','step-5',2,'severe-yet-feeling-well','d6377a84ada8d399f6a5c2653a5060cb','{"type":"picked","choice":"2d72525f"}',1.0,'right','all_correct',1,'guess',0,1002,'2026-05-23T12:32:00.123Z');
INSERT INTO "answer" VALUES('step-5-3','step-5',3,'swelling-and-strong-itch','ced1c66b51085696fe7ee0a0b31a91d2','{"type":"picked","choice":"bf028b9b"}',1.0,'right','all_correct',1,NULL,1,1003,'2026-05-23T13:33:00.123Z');
INSERT INTO "answer" VALUES('step-5-4','step-5',4,'sort-six-cards','ce6fd99dcabbe2887055018096e9e27e','{"type":"placed","places":[["94cce1e7","keep-up-care"],["529ecca1","keep-up-care"],["4488d695","keep-up-care"],["2ed50f44","keep-up-care"],["74f61abb","keep-up-care"],["1352553e","keep-up-care"]]}',0.5,'partly','each_card',1,'sure',0,1004,'2026-05-23T14:34:00.123Z');
INSERT INTO "answer" VALUES('step-5-5','step-5',5,'a-color-change-on-brown-skin','23660ce589c9b4c32b3ca79ca8384a0f','{"type":"dont_know"}',0.0,'dont_know','all_correct',1,'guess',1,1005,'2026-05-23T15:35:00.123Z');
INSERT INTO "answer" VALUES('step-5-6','step-5',6,'say-when-you-would-call','e7e41367da1c3d1fa029a5bbbe58a1f5','{"type":"written","text":"I would say: it''s éasy, call."}',0.0,'unmarked','unmarked',1,NULL,0,1006,'2026-05-23T16:36:00.123Z');
INSERT INTO "answer" VALUES('after-1','after',1,'right-after-the-needles','b78d8a6e5a0480592d7f6aab2f1cbfce','{"type":"picked","choice":"01bd6030"}',1.0,'right','all_correct',1,'sure',1,1001,'2026-05-23T17:31:00.123Z');
INSERT INTO "answer" VALUES('after-2','after',2,'where-flakes-come-from','bdbbae6d5c3693ec02ab701957e4ea8f','{"type":"picked","choice":"e6dfc42f"}',1.0,'right','all_correct',1,'guess',0,1002,'2026-05-23T18:32:00.123Z');
INSERT INTO "answer" VALUES('after-3','after',3,'curl-of-skin-before-a-call','0af606300f87c820ffe250689e4820d2','{"type":"picked","choice":"ccbfe4ec"}',1.0,'right','all_correct',1,NULL,1,1003,'2026-05-23T19:33:00.123Z');
INSERT INTO "answer" VALUES('after-4','after',4,'a-serum-in-a-video','e54f788e09b0d3bb6327f527098e099d','{"type":"picked","choice":"6023762e"}',1.0,'right','all_correct',1,'sure',0,1004,'2026-05-23T20:34:00.123Z');
INSERT INTO "answer" VALUES('after-5','after',5,'heavier-each-day','a74fd08c8b13e96f359a077910c44fc3','{"type":"picked","choice":"e9e58140"}',1.0,'right','all_correct',1,'guess',1,1005,'2026-05-23T21:35:00.123Z');
INSERT INTO "answer" VALUES('after-6','after',6,'light-peeling-on-the-chin','0229e178c43b776ab7184eb2b2abd4a7','{"type":"picked","choice":"b543fd27"}',1.0,'right','all_correct',1,NULL,0,1006,'2026-05-23T22:36:00.123Z');
INSERT INTO "answer" VALUES('open-1','open',1,'why-flakes-show-up','e85f8cffc355f361c190a1d84f130112','{"type":"picked","choice":"453c6833"}',1.0,'right','all_correct',1,'sure',1,1001,'2026-05-23T23:31:00.123Z');
INSERT INTO "answer" VALUES('open-2','open',2,'a-cream-that-stings-now','ee0ecee03e08b96c457b741f7e6e6071','{"type":"picked","choice":"b18a8505"}',1.0,'right','all_correct',1,'guess',0,1002,'2026-05-24T00:32:00.123Z');
INSERT INTO "answer" VALUES('of-zoe-1','of-zoe',1,'what-the-needles-do','6af18619de32f98bc8051b12efb34936','{"type":"picked","choice":"43f85633"}',0.0,'wrong','all_correct',1,'sure',1,1001,'2026-05-24T01:31:00.123Z');
INSERT INTO "answer" VALUES('of-zoe-2','of-zoe',2,'clinic-sheet-or-course','7996dbe6f14c737347f7554cc899713b','{"type":"picked","choice":"5bf30808"}',1.0,'right','all_correct',1,'guess',0,1002,'2026-05-24T02:32:00.123Z');
CREATE TABLE attempt (
                number INTEGER PRIMARY KEY,
                id TEXT NOT NULL UNIQUE,
                person TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
                course TEXT NOT NULL,
                course_version TEXT NOT NULL,
                path TEXT NOT NULL,
                step TEXT NOT NULL,
                quiz TEXT NOT NULL,
                seed INTEGER NOT NULL,
                only_questions TEXT NOT NULL,
                started_at TEXT NOT NULL,
                finished_at TEXT,
                standing TEXT,
                conversations TEXT NOT NULL DEFAULT '[]',
                CHECK ((finished_at IS NULL) = (standing IS NULL))
            ) STRICT;
INSERT INTO "attempt" VALUES(1,'before','robin','skin-peeling-after-microneedling','1.0.0','before-treatment','check-before','what-you-know-a',5,'[]','2026-05-22T09:30:00.123Z','2026-05-22T16:20:00.123Z','look_again','[]');
INSERT INTO "attempt" VALUES(2,'first','robin','skin-peeling-after-microneedling','1.0.0','before-treatment','what-microneedling-does','what-microneedling-does',11,'[]','2026-05-22T15:30:00.123Z','2026-05-22T18:20:00.123Z','look_again','[]');
INSERT INTO "attempt" VALUES(3,'again','robin','skin-peeling-after-microneedling','1.0.0','before-treatment','what-microneedling-does','what-microneedling-does',13,'[]','2026-05-22T17:30:00.123Z','2026-05-22T20:20:00.123Z','ready','[]');
INSERT INTO "attempt" VALUES(4,'some','robin','skin-peeling-after-microneedling','1.0.0','before-treatment','what-microneedling-does','what-microneedling-does',15,'["what-the-needles-do","clinic-sheet-or-course"]','2026-05-22T19:30:00.123Z','2026-05-22T22:20:00.123Z','ready','[]');
INSERT INTO "attempt" VALUES(5,'step-0','robin','skin-peeling-after-microneedling','1.0.0','before-treatment','why-skin-peels','why-skin-peels',17,'[]','2026-05-22T21:30:00.123Z','2026-05-23T00:20:00.123Z','ready','[]');
INSERT INTO "attempt" VALUES(6,'step-1','robin','skin-peeling-after-microneedling','1.0.0','before-treatment','what-peeling-tells-you','what-peeling-tells-you',19,'[]','2026-05-22T23:30:00.123Z','2026-05-23T03:20:00.123Z','look_again','[]');
INSERT INTO "attempt" VALUES(7,'step-2','robin','skin-peeling-after-microneedling','1.0.0','before-treatment','gentle-daily-care','gentle-daily-care',22,'[]','2026-05-23T02:30:00.123Z','2026-05-23T06:20:00.123Z','ready','[]');
INSERT INTO "attempt" VALUES(8,'step-3','robin','skin-peeling-after-microneedling','1.0.0','before-treatment','hands-off-and-sun','hands-off-and-sun',25,'[]','2026-05-23T05:30:00.123Z','2026-05-23T09:20:00.123Z','ready','[]');
INSERT INTO "attempt" VALUES(9,'step-4','robin','skin-peeling-after-microneedling','1.0.0','before-treatment','what-you-put-on','what-you-put-on',28,'[]','2026-05-23T08:30:00.123Z','2026-05-23T11:20:00.123Z','ready','[]');
INSERT INTO "attempt" VALUES(10,'step-5','robin','skin-peeling-after-microneedling','1.0.0','before-treatment','when-to-call','when-to-call',30,'[]','2026-05-23T10:30:00.123Z','2026-05-23T17:20:00.123Z','needs_conversation','["warning-signs"]');
INSERT INTO "attempt" VALUES(11,'after','robin','skin-peeling-after-microneedling','1.0.0','before-treatment','check-after','what-you-know-b',36,'[]','2026-05-23T16:30:00.123Z','2026-05-23T23:20:00.123Z','ready','[]');
INSERT INTO "attempt" VALUES(12,'open','robin','skin-peeling-after-microneedling','1.0.0','before-treatment','why-skin-peels','why-skin-peels',42,'[]','2026-05-23T22:30:00.123Z',NULL,NULL,'[]');
INSERT INTO "attempt" VALUES(13,'of-zoe','zoe','skin-peeling-after-microneedling','1.0.0','before-treatment','what-microneedling-does','what-microneedling-does',44,'[]','2026-05-24T00:30:00.123Z',NULL,NULL,'[]');
CREATE TABLE clinic_question (
                number INTEGER PRIMARY KEY,
                id TEXT NOT NULL UNIQUE,
                person TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
                text TEXT NOT NULL,
                about TEXT NOT NULL,
                written_at TEXT NOT NULL
            ) STRICT;
INSERT INTO "clinic_question" VALUES(1,'c1','robin','How long may peeling last?','Day 3','2026-05-22T09:30:00.123Z');
CREATE TABLE migration (
                version INTEGER PRIMARY KEY,
                name TEXT NOT NULL,
                applied_at TEXT NOT NULL
            ) STRICT;
INSERT INTO "migration" VALUES(1,'the first tables','2026-11-23T01:29:43.124Z');
CREATE TABLE person (
                number INTEGER PRIMARY KEY,
                id TEXT NOT NULL UNIQUE,
                nickname TEXT NOT NULL,
                folded TEXT NOT NULL UNIQUE,
                created_at TEXT NOT NULL
            ) STRICT;
INSERT INTO "person" VALUES(1,'robin','Robin','robin','2026-05-22T09:30:00.123Z');
INSERT INTO "person" VALUES(2,'zoe','Zoë','zoë','2026-05-22T09:30:00.123Z');
CREATE TABLE place (
                person TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
                lesson TEXT NOT NULL,
                page INTEGER NOT NULL CHECK (page >= 0),
                finished INTEGER NOT NULL CHECK (finished IN (0, 1)),
                at TEXT NOT NULL,
                PRIMARY KEY (person, lesson)
            ) STRICT, WITHOUT ROWID;
INSERT INTO "place" VALUES('robin','what-microneedling-does',3,1,'2026-05-22T09:30:00.123Z');
CREATE TABLE setting (
                person TEXT NOT NULL,
                key TEXT NOT NULL,
                value TEXT NOT NULL,
                PRIMARY KEY (person, key)
            ) STRICT, WITHOUT ROWID;
INSERT INTO "setting" VALUES('','theme','dark');
INSERT INTO "setting" VALUES('robin','path','before-treatment');
CREATE INDEX attempt_of_person ON attempt (person, number);
CREATE INDEX clinic_question_of_person ON clinic_question (person, number);
COMMIT;
